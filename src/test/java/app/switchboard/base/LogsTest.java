package app.switchboard.base;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@ExtendWith(LogFile.class)
class LogsTest {

    private static final int LARGEST = 5_300_000;

    @TempDir
    Path folder;

    @Test
    void whatIsLoggedForgesNoLineAndSteersNoTerminal() throws Exception {
        Path log = Logs.start(folder).resolve("switchboard.log");
        LoggerFactory.getLogger("app.switchboard.test")
                .warn(
                        "name {}",
                        "a\r\n2026-01-01 ERROR forged\u001B[2J\u009B\u202E",
                        new IllegalStateException("\u001B[1m"));
        assertThat(Files.readAllLines(log).getFirst()).endsWith("name a2026-01-01 ERROR forged[2J");
        assertThat(Files.readAllLines(log).get(1)).isEqualTo("java.lang.IllegalStateException: [1m");
        assertThat(Files.readAllLines(log).get(2)).startsWith("\tat app.switchboard");
    }

    @Test
    void startedAgainItWritesOnAndClosesWhatWasOpen() throws Exception {
        Path log = Logs.start(folder).resolve("switchboard.log");
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var before = root.getAppender("file");
        Logs.start(folder);
        LoggerFactory.getLogger("app.switchboard.test").warn("once");
        assertThat(Files.readAllLines(log)).hasSize(1);
        Path elsewhere = Logs.start(folder.resolve("other")).resolve("switchboard.log");
        LoggerFactory.getLogger("app.switchboard.test").warn("elsewhere");
        assertThat(Files.readAllLines(log)).hasSize(1);
        assertThat(Files.readAllLines(elsewhere)).hasSize(1);
        assertThat(before.isStarted()).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void fiveFilesOfFiveMegabytesForTheOwnerAlone() throws Exception {
        // As somebody's umask, or an older version, may have left it.
        Files.createDirectory(
                folder.resolve("logs"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path logs = Logs.start(folder);
        Logger log = (Logger) LoggerFactory.getLogger("app.switchboard.base.LogsTest");
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var file = root.getAppender("file");
        log.addAppender(file);
        try {
            String line = "x".repeat(10_000);
            for (int i = 0; i < 3_000; i++) {
                log.info(line);
            }
        } finally {
            log.detachAppender(file);
            root.detachAppender(file);
            file.stop();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(logs)) {
            List<Path> all = files.toList();
            assertThat(all)
                    .hasSize(5)
                    .allSatisfy(one -> assertThat(Files.size(one)).isLessThan(LARGEST));
        }
        assertThat(Logs.file()).hasValue(logs.resolve("switchboard.log"));
    }
}
