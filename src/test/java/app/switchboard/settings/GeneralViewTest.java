package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.SettingsPane;
import java.nio.file.Files;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Beside {@link SettingsViewTest}: the switches by keyboard, and what can't be stored. */
class GeneralViewTest extends SettingsScene {

    @Test
    void whatCannotBeStoredIsToldAtItsSwitchWhichGoesBack() throws Exception {
        Files.createDirectories(bench.home);
        Files.writeString(bench.home.resolve(".config"), "in the way");
        show(SettingsPane.GENERAL);
        focus("#launch");
        robot.type(KeyCode.SPACE);
        await().until(() -> !problem("#launchRow").isEmpty());
        Switch launch = find("#launch", Switch.class);
        assertThat(launch.isSelected()).isFalse();
        assertThat(launch.getAccessibleHelp()).startsWith(problem("#launchRow").substring(0, 20));

        focus("#drift");
        robot.type(KeyCode.SPACE);
        act(() -> find("#failures", Switch.class).fire());
        act(() -> find("#expiry", Switch.class).fire());
        for (String kind : new String[] {"drift", "failures", "expiry"}) {
            await().until(() -> !bench.preferences().get("notifications." + kind, true));
        }
    }
}
