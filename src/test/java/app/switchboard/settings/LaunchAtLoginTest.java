package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.FailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchAtLoginTest {

    @TempDir
    Path home;

    @Test
    void writesAndDeletesADesktopEntry() throws Exception {
        LaunchAtLogin launch = new LaunchAtLogin("Linux", home, "/opt/my $app/100%/switchboard");
        assertThat(launch.isOn()).isFalse();
        launch.set(true);
        assertThat(launch.isOn()).isTrue();
        assertThat(Files.readString(home.resolve(".config/autostart/switchboard.desktop")))
                .startsWith("[Desktop Entry]\n")
                .contains("Exec=\"/opt/my \\\\$app/100%%/switchboard\"\n");
        launch.set(false);
        assertThat(launch.isOn()).isFalse();
    }

    @Test
    void writesALaunchAgent() throws Exception {
        LaunchAtLogin launch = new LaunchAtLogin("Mac OS X", home, "/Applications/A & B.app/Contents/MacOS/B");
        launch.set(true);
        assertThat(Files.readString(home.resolve("Library/LaunchAgents/app.switchboard.plist")))
                .contains("<string>/Applications/A &amp; B.app/Contents/MacOS/B</string>")
                .contains("<key>RunAtLoad</key><true/>");
    }

    @Test
    void saysWhereItCanNotBeHad() {
        assertThat(new LaunchAtLogin("Windows 11", home, "C:/x.exe").obstacle())
                .isEqualTo(LaunchAtLogin.Obstacle.WINDOWS);
        assertThat(new LaunchAtLogin("Linux", home, "").obstacle()).isEqualTo(LaunchAtLogin.Obstacle.NOT_INSTALLED);
        assertThat(new LaunchAtLogin("Linux", home, "/x").obstacle()).isNull();
    }

    @Test
    void failsWithWords() throws Exception {
        Files.writeString(home.resolve(".config"), "a file where a folder should be");
        assertThatThrownBy(() -> new LaunchAtLogin("Linux", home, "/x").set(true))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("SB-034"));
    }
}
