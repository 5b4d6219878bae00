package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.LogFile;
import app.switchboard.base.Logs;
import app.switchboard.cli.SwitchboardCommand;
import app.switchboard.cli.Terminal;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A mistake of ours on the command line. */
@ExtendWith(LogFile.class)
class MistakesTest {

    @TempDir
    Path folder;

    @Test
    void itExitsWith1AndSaysWhereTheLogIs() throws Exception {
        Path log = Logs.start(folder).resolve("switchboard.log");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintWriter(out),
                new PrintWriter(err),
                folder,
                ZoneOffset.UTC,
                false,
                null,
                new Cancellation());
        // No engine at all.
        assertThat(SwitchboardCommand.run(new EngineHost(nothing()), terminal, "numbers"))
                .isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .containsExactly(
                        "SB-001: Something went wrong inside Switchboard. Please report it with the log file.",
                        "The log: " + log);
        assertThat(Files.readString(log)).contains("A bug", "NullPointerException");
    }

    @SuppressWarnings("NullAway")
    private static Engine nothing() {
        return null;
    }
}
