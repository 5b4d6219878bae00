package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.SettingsPane;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Beside {@link CredentialsViewTest}, which removes: starting over, and thinking better of it. */
class RemovalViewTest extends SettingsScene {

    @Test
    void startingOverIsAskedAboutOnceMoreAndLeftWithEscape() throws Exception {
        addAcme();
        show(SettingsPane.WORKSPACES);
        await().until(() -> sees("#reset"));
        focus("#reset");
        robot.type(KeyCode.SPACE);
        assertThat(find("#question", Label.class).getText()).startsWith("Clear its numbers and credentials");
        assertThat(isAt("#keep")).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(sees("#confirm")).isFalse();
        assertThat(isAt("#reset")).isTrue();
        robot.type(KeyCode.SPACE).type(KeyCode.TAB).type(KeyCode.SPACE);
        await().until(() -> bench.bench.credentials.find("acme").isEmpty());
        await().until(() -> find("#noticeText", Label.class).getText().startsWith("Cleared."));
        assertThat(acme().name()).isEqualTo("Acme Ltd");
        assertThat(sees("#confirm")).isFalse();
    }
}
