package app.switchboard.base;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsTest {

    @TempDir
    Path folder;

    private final ch.qos.logback.classic.Logger ours =
            (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("app.switchboard");
    private final Level before = ours.getLevel();

    @AfterEach
    void letGoOfTheFile() {
        ours.setLevel(before);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            var file = context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("file");
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(file);
            file.stop();
        }
    }

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
}
