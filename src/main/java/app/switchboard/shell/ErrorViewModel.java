package app.switchboard.shell;

import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.Texts;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the window says of a mistake of ours: one card, however many there are. For the FX thread. */
final class ErrorViewModel {

    private final Background background;
    private final Texts texts;
    private final Function<Throwable, String> diagnostics;
    private final Consumer<String> copy;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper code = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper copied = new ReadOnlyStringWrapper("");
    private @Nullable Throwable first;
    private int count;

    /**
     * @param diagnostics what can be sent along with a report, fit to be posted; blocks
     * @param copy puts a text into the clipboard
     */
    ErrorViewModel(Background background, Texts texts, Function<Throwable, String> diagnostics, Consumer<String> copy) {
        this.background = background;
        this.texts = texts;
        this.diagnostics = diagnostics;
        this.copy = copy;
    }

    /** Shows it; one that comes while another is shown is counted, since the first is mostly what the others come from. */
    void show(Throwable thrown) {
        if (!open.get()) {
            first = thrown;
            count = 0;
            copied.set("");
        }
        count++;
        code.set(texts.get("error.code", new Failure.Bug(thrown).code(), count));
        open.set(true);
    }

    /** Copies what helps to find the mistake. */
    void copy() {
        Throwable thrown = first;
        if (thrown == null) {
            return;
        }
        background.run(
                () -> diagnostics.apply(thrown),
                text -> {
                    copy.accept(text);
                    copied.set(texts.get("error.copied"));
                },
                failure -> copied.set(texts.failure(failure).sentence()));
    }

    void goOn() {
        open.set(false);
        first = null;
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** The code, and how often it came. */
    ReadOnlyStringProperty codeProperty() {
        return code.getReadOnlyProperty();
    }

    /** {@code ""} until it was copied. */
    ReadOnlyStringProperty copiedProperty() {
        return copied.getReadOnlyProperty();
    }
}
