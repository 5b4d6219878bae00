package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.SettingsPane;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Beside {@link SettingsViewTest}: how much the log tells, and a reset that is thought better of. */
class AdvancedViewTest extends SettingsScene {

    @Test
    void theLevelIsChosenAndAResetCanBeLeft() throws Exception {
        show(SettingsPane.ADVANCED);
        focus("#level .segment:selected");
        robot.type(KeyCode.RIGHT);
        await().until(() -> bench.preferences().get("log.level", "").equals("debug"));
        robot.type(KeyCode.LEFT);
        await().until(() -> bench.preferences().get("log.level", "").equals("info"));

        press("#reset");
        enter("reset");
        assertThat(find("#confirm", Button.class).isDisabled()).isFalse();
        press("#keep");
        assertThat(sees("#confirm")).isFalse();
        assertThat(isAt("#reset")).isTrue();
        press("#reset");
        assertThat(find("#word", TextField.class).getText()).isEmpty();
        assertThat(isAt("#word")).isTrue();
        enter("Reset");
        press("#confirm");
        assertThat(bench.done).contains("reset");
    }
}
