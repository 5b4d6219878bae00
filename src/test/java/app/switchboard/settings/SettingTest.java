package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Failure;
import app.switchboard.fx.ManualBackground;
import app.switchboard.fx.SameThread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingTest {

    private final List<String> applied = new ArrayList<>();

    @Test
    void holdsOnceItIsStored() {
        List<String> stored = new ArrayList<>();
        Setting<String> setting = new Setting<>(new SameThread(), "a", stored::add, applied::add);
        setting.choose("b");
        setting.choose("b");
        assertThat(stored).containsExactly("b");
        assertThat(applied).containsExactly("b");
        assertThat(setting.value()).isEqualTo("b");
    }

    @Test
    void goesBackWhereItCanNotBeStored() {
        Setting<String> setting = new Setting<>(new SameThread(), "a", chosen -> fail("SB-014"), applied::add);
        setting.choose("b");
        assertThat(setting.value()).isEqualTo("a");
        assertThat(setting.problemProperty().get()).isEqualTo("No.");
        assertThat(applied).isEmpty();
    }

    @Test
    void holdsForNowWhereOnlyTheFileCanNotBeWritten() {
        Setting<String> setting = new Setting<>(new SameThread(), "a", chosen -> fail("SB-420"), applied::add);
        setting.choose("b");
        assertThat(setting.value()).isEqualTo("b");
        assertThat(setting.problemProperty().get()).isEqualTo("No.");
        assertThat(applied).containsExactly("b");
    }

    @Test
    void theLastChoiceIsStoredLast() {
        List<String> stored = new ArrayList<>();
        ManualBackground held = new ManualBackground();
        Setting<String> setting = new Setting<>(held, "a", stored::add, applied::add);
        setting.choose("b");
        setting.choose("c");
        setting.choose("d");
        assertThat(held.waiting()).isEqualTo(1);
        held.runNext();
        held.runNext();
        assertThat(held.waiting()).isZero();
        assertThat(stored).containsExactly("b", "d");
        assertThat(setting.value()).isEqualTo("d");
    }

    private static void fail(String code) {
        throw new Failure.Input(code, "No.", "").exception();
    }
}
