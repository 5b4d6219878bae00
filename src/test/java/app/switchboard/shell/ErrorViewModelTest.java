package app.switchboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.fx.SameThread;
import app.switchboard.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorViewModelTest {

    private final List<String> clipboard = new ArrayList<>();
    private final ErrorViewModel model =
            new ErrorViewModel(new SameThread(), Texts.in("en"), thrown -> "of " + thrown.getMessage(), clipboard::add);

    @Test
    void oneCardForManyAndTheFirstIsCopied() {
        assertThat(model.openProperty().get()).isFalse();
        model.show(new IllegalStateException("first"));
        assertThat(model.codeProperty().get()).isEqualTo("SB-001");
        model.show(new IllegalStateException("second"));
        model.show(new IllegalStateException("third"));
        assertThat(model.openProperty().get()).isTrue();
        assertThat(model.codeProperty().get()).isEqualTo("SB-001 (3 times)");
        model.copy();
        assertThat(clipboard).containsExactly("of first");
        assertThat(model.copiedProperty().get()).startsWith("Copied");

        model.goOn();
        assertThat(model.openProperty().get()).isFalse();
        model.show(new IllegalStateException("fourth"));
        assertThat(model.codeProperty().get()).isEqualTo("SB-001");
        assertThat(model.copiedProperty().get()).isEmpty();
        model.copy();
        assertThat(clipboard).endsWith("of fourth");
    }
}
