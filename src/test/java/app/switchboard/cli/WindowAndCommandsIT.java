package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.cli.PackagedApp.Result;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as several processes on one data folder: windows, commands, and what is left of one that was killed. */
class WindowAndCommandsIT {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final Map<String, String> NO_DISPLAY =
            Map.of("JDK_JAVA_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true");

    @TempDir
    Path folder;

    private final DemoTwilio twilio = DemoTwilio.start(DemoAccount.ofSize(SID, TOKEN, 100));
    private final List<Process> started = new ArrayList<>();
    private PackagedApp app;

    @BeforeEach
    void start() {
        app = new PackagedApp(folder, twilio.address().toString());
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        twilio.close();
    }

    private Process begin(String name, Map<String, String> environment, String... arguments) throws IOException {
        Process process =
                app.start(folder.resolve(name + ".out"), folder.resolve(name + ".err"), environment, arguments);
        started.add(process);
        return process;
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private boolean isListening() {
        return Files.exists(app.data().resolve("instance.sock"));
    }

    private Result ok(Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aWindowServesCommandsAndAWatchOutlivesIt() throws Exception {
        CtrlC.assumeHeeded();
        Process window = begin("window", NO_DISPLAY);
        await().atMost(Duration.ofSeconds(30)).until(this::isListening);
        ok(app.run(
                "workspace",
                "add",
                "acme",
                "--name",
                "Acme Ltd",
                "--webhook-template",
                "https://a.example/{workspaceId}"));

        // The token goes by standard input, through the window, into the vault that only the command's own variables
        // open.
        ok(app.runWith(
                TOKEN + "\n",
                Map.of(),
                "credentials",
                "save",
                "acme",
                "--account-sid",
                SID,
                "--auth-token-stdin",
                "--json"));
        Result served = ok(app.run("numbers", "--json"));
        ok(app.run("workspace", "set", "acme", "--check", "hourly"));
        assertThat(app.runWith("", NO_DISPLAY).exitCode()).as("a second window").isZero();
        assertThat(window.isAlive()).isTrue();

        Process watch = begin("watch", Map.of(), "watch");
        await().atMost(Duration.ofSeconds(30)).until(() -> said("watch.err").contains("Watching"));
        // As a crash: nothing is put in order, and the socket's file stays.
        window.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(30)).until(() -> said("watch.err").split("Watching", -1).length == 3);

        Result again = ok(app.run("numbers", "--json"));
        assertThat(again.out()).isEqualTo(served.out()).contains("https://a.example/acme");
        assertThat(again.err()).isEqualTo(served.err());
        CtrlC.press(watch);
        assertThat(watch.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).isEqualTo(130);
    }

    @Test
    void commandsWaitForEachOther() throws Exception {
        Process first = begin("first", Map.of(), "workspace", "add", "first", "--name", "W");
        Result second = ok(app.run("workspace", "add", "second", "--name", "W"));
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isZero();
        assertThat(second.out()).isEmpty();
        assertThat(ok(app.run("workspace", "list", "--json")).out()).contains("\"first\"", "\"second\"");
    }
}
