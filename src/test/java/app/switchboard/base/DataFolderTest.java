package app.switchboard.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    private static Path choose(Map<String, String> environment, String os) {
        return DataFolder.choose(null, environment, os, "/home/ada");
    }

    @Test
    void theOptionWinsThenTheVariableThenThePlatform() {
        Map<String, String> environment = Map.of(DataFolder.VARIABLE, "/var/sb", "XDG_DATA_HOME", "/xdg");
        assertThat(DataFolder.choose(Path.of("/opt/x/../y"), environment, "Linux", "/home/ada"))
                .isEqualTo(Path.of("/opt/y"));
        assertThat(choose(environment, "Linux")).isEqualTo(Path.of("/var/sb"));
        assertThat(choose(Map.of("XDG_DATA_HOME", "/xdg"), "Linux")).isEqualTo(Path.of("/xdg/switchboard"));
    }

    @Test
    void eachPlatformHasItsPlace() {
        assertThat(choose(Map.of(), "Linux")).isEqualTo(Path.of("/home/ada/.local/share/switchboard"));
        assertThat(choose(Map.of("XDG_DATA_HOME", "relative"), "Linux"))
                .isEqualTo(Path.of("/home/ada/.local/share/switchboard"));
        assertThat(choose(Map.of(), "Mac OS X"))
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Switchboard"));
        assertThat(choose(Map.of("LOCALAPPDATA", "/local"), "Windows 11")).isEqualTo(Path.of("/local/Switchboard"));
    }

    @Test
    void onlyTheOwnerCanLookIn() throws Exception {
        Path made = DataFolder.create(folder.resolve("a").resolve("b"));
        assertThat(Files.getPosixFilePermissions(made)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
}
