package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.Canary;
import app.switchboard.cli.PackagedApp.Result;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** After all that the command line can do, with every logger wide open, no byte of a secret is anywhere: not even in what a crash leaves behind. */
@EnabledOnOs(OS.LINUX)
class CanaryIT {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "c0ffee00" + "deadbeef".repeat(3);
    private static final Canary CANARY = new Canary(SID, TOKEN);

    @TempDir
    Path folder;

    private final DemoTwilio twilio = DemoTwilio.start(DemoAccount.ofSize(SID, TOKEN, 12));
    private PackagedApp app;
    private Path log;
    private String options;

    @BeforeEach
    void prepare() throws IOException {
        app = new PackagedApp(folder, twilio.address().toString());
        log = folder.resolve("everything.log");
        StringBuilder loggers = new StringBuilder();
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/app/switchboard"))) {
            packages.filter(Files::isDirectory)
                    .forEach(at -> loggers.append("<logger name=\"app.switchboard.")
                            .append(at.getFileName())
                            .append("\" level=\"TRACE\"/>\n"));
        }
        // A level of their own: the app sets that of what is above them.
        Path config = Files.writeString(folder.resolve("logback.xml"), """
                        <configuration>
                          <appender name="all" class="ch.qos.logback.core.FileAppender">
                            <file>%s</file>
                            <encoder><pattern>%%logger %%msg%%n%%ex</pattern></encoder>
                          </appender>
                          %s
                          <root level="TRACE"><appender-ref ref="all"/></root>
                        </configuration>
                        """.formatted(log, loggers));
        options = "-Dlogback.configurationFile=" + config + " -Djava.io.tmpdir="
                + Files.createDirectory(folder.resolve("tmp")) + " -XX:-CreateCoredumpOnCrash";
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    private Result run(String stdin, String... arguments) throws Exception {
        return app.runWith(stdin, Map.of("JAVA_TOOL_OPTIONS", options), arguments);
    }

    private void nothingIsLeftOfIt() throws IOException {
        assertThat(Files.readString(log)).contains("app.switchboard.twilio", "Creating Twilio client");
        assertThat(CANARY.in(folder)).isEmpty();
        Canary passphrase = new Canary(SID, "correct horse battery staple");
        assertThat(passphrase.in(folder, app.passphraseFile())).isEmpty();
    }

    @Test
    void nothingTheCommandLineWritesHoldsTheToken() throws Exception {
        run("", "workspace", "add", "acme", "--name", "Acme Ltd");
        Result saved = run(TOKEN, "credentials", "save", "acme", "--account-sid", SID, "--auth-token-stdin");
        assertThat(saved.exitCode()).as(saved.err()).isZero();
        List<Result> after = new ArrayList<>();
        after.add(run("", "plan", "acme", "--foreign", "replace", "--json"));
        after.add(run("", "numbers", "--csv"));
        after.add(run("", "secrets", "status", "--json"));
        after.add(run("", "db", "backup"));
        after.add(run("", "undo", "acme", "--json"));
        twilio.faults().when("GET", "IncomingPhoneNumbers").captivePortal();
        assertThat(run("", "sync", "acme", "--json").exitCode()).isNotZero();
        // Rejected, and again with the words of somebody who mistook one field for the other.
        twilio.faults().clear().denyAuth();
        assertThat(run("", "sync", "acme").exitCode()).isEqualTo(3);
        assertThat(run("x", "credentials", "save", "acme", "--account-sid", SID, "--auth-token-stdin")
                        .exitCode())
                .isNotZero();
        assertThat(after)
                .allSatisfy(
                        result -> assertThat(result.exitCode()).as(result.err()).isZero());
        assertThat(app.data().resolve("vault.json")).exists();
        nothingIsLeftOfIt();
    }

    @Test
    void aCrashWithTheTokenInUseLeavesNothingOfIt() throws Exception {
        run("", "workspace", "add", "acme", "--name", "Acme Ltd");
        twilio.faults().latency(Duration.ofSeconds(20));
        // For this process's life alone: there is no vault, and no keychain.
        Path out = folder.resolve("out");
        Process process = app.start(
                out,
                folder.resolve("err"),
                Map.of("JAVA_TOOL_OPTIONS", options, "SWITCHBOARD_VAULT_PASSPHRASE_FILE", ""),
                "credentials",
                "save",
                "acme",
                "--account-sid",
                SID,
                "--auth-token-stdin");
        try (var input = process.getOutputStream()) {
            input.write(TOKEN.getBytes(StandardCharsets.US_ASCII));
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> !twilio.requests().isEmpty());
        for (String open : List.of("cmdline", "environ")) {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), open));
            assertThat(bytes).isNotEmpty();
            assertThat(CANARY.in(open, bytes)).isEmpty();
        }
        crash(process);
    }

    /** Kills it with the secret in use; the next start fetches what that left in the folder where it was started. */
    private void crash(Process process) throws Exception {
        new ProcessBuilder("kill", "-SEGV", Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String name = "hs_err_pid" + process.pid() + ".log";
        assertThat(Path.of(name)).exists();
        assertThat(run("", "workspace", "list").exitCode()).isZero();
        assertThat(Path.of(name)).doesNotExist();
        Path kept = app.data().resolve("logs").resolve(name);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(kept)).contains("SIGSEGV", "app/switchboard.jar");
        nothingIsLeftOfIt();
    }

    @Test
    void aCrashOfTheWindowWithTheTokenInUseLeavesNothingOfIt() throws Exception {
        run("", "workspace", "add", "acme", "--name", "Acme Ltd");
        Process window = app.start(
                folder.resolve("out"),
                folder.resolve("err"),
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        options + " -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"));
        await().atMost(Duration.ofSeconds(40))
                .until(() -> Files.exists(app.data().resolve("instance.sock")));
        twilio.faults().latency(Duration.ofSeconds(20));
        // By standard input and the socket into the window, which is asking Twilio when it dies.
        Process command = app.start(
                folder.resolve("command.out"),
                folder.resolve("command.err"),
                Map.of("JAVA_TOOL_OPTIONS", options),
                "credentials",
                "save",
                "acme",
                "--account-sid",
                SID,
                "--auth-token-stdin");
        try (var input = command.getOutputStream()) {
            input.write(TOKEN.getBytes(StandardCharsets.US_ASCII));
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> !twilio.requests().isEmpty());
        crash(window);
        command.destroyForcibly().waitFor();
    }
}
