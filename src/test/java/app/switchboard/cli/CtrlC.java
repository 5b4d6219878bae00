package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Ctrl-C for a process of the tests. Where the build was started without it, as a script's {@code mvn verify &} is, what it starts would ignore it, too. */
final class CtrlC {

    /** Runs a command that heeds it. */
    private static final List<String> ENV = List.of("env", "--default-signal=INT");

    private static final String TRAP = "trap 'echo heeded' INT; kill -INT $$";

    private CtrlC() {}

    /** What to put before a command, so that it heeds Ctrl-C wherever that can be had: GNU's env can. */
    static List<String> heeded() {
        return Heeded.BEFORE;
    }

    private static final class Heeded {
        private static final List<String> BEFORE = isHeeded(ENV) ? ENV : List.of();
    }

    /** Skips the test where even so nothing heeds it. */
    static void assumeHeeded() {
        Assumptions.assumeTrue(
                isHeeded(heeded()),
                "the build was started with SIGINT ignored, and this system has no way to undo that");
    }

    static void press(Process process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static boolean isHeeded(List<String> before) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of("sh", "-c", TRAP));
        try {
            Process shell =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).equals("heeded\n");
        } catch (IOException e) {
            return false;
        }
    }
}
