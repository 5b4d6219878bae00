package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's contract, on the packaged jar: what goes where, in which form, with which exit code. */
class CommandLineIT {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN, 25);
    private DemoTwilio twilio;
    private PackagedApp app;

    @BeforeEach
    void start() {
        twilio = DemoTwilio.start(account);
        app = new PackagedApp(folder, twilio.address().toString());
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    private void addWorkspace() throws Exception {
        assertThat(app.run("workspace", "add", "acme", "--name", "Acme Ltd").exitCode())
                .isZero();
    }

    private Result save(String token, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("credentials", "save", "acme", "--account-sid", SID, "--auth-token-stdin", "--json"));
        arguments.addAll(List.of(more));
        return app.runWith(token + "\n", Map.of(), arguments.toArray(String[]::new));
    }

    @Test
    void theWholeJobFromTheFirstCommandToTheList() throws Exception {
        addWorkspace();
        Result saved = save("  " + TOKEN + " ");

        assertThat(saved.exitCode()).isZero();
        JsonNode report = JSON.readTree(saved.out());
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactly(
                        "workspace",
                        "run",
                        "outcome",
                        "listed",
                        "added",
                        "changed",
                        "unchanged",
                        "released",
                        "webhooks",
                        "requests",
                        "retries",
                        "millis",
                        "failures",
                        "drift");
        assertThat(report.get("outcome").asText()).isEqualTo("complete");
        assertThat(report.get("webhooks").fieldNames())
                .toIterable()
                .containsExactly(
                        "configured",
                        "already",
                        "foreign",
                        "overridden",
                        "unsupported",
                        "gone",
                        "failed",
                        "changed_meanwhile",
                        "pending");
        assertThat(report.get("webhooks").get("configured").asInt()).isEqualTo(25);
        assertThat(saved.err())
                .contains(
                        "Creating Twilio client",
                        "Fetching phone numbers",
                        "Upserting to database",
                        "Configuring webhooks")
                .doesNotContain(TOKEN, "WARN", "ERROR");

        twilio.forgetRequests();
        Result second = app.run("sync", "--all", "--json");
        assertThat(second.exitCode()).isZero();
        assertThat(JSON.readTree(second.out()).get("unchanged").asInt()).isEqualTo(25);
        assertThat(twilio.requests()).noneMatch(request -> request.method().equals("POST"));

        twilio.close();
        Result numbers = app.run("numbers", "--workspace", "acme", "--json");
        assertThat(numbers.err()).isEmpty();
        JsonNode rows = JSON.readTree(numbers.out());
        assertThat(rows).hasSize(25);
        assertThat(rows.get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "workspace_id",
                        "phone_number",
                        "friendly_name",
                        "sid",
                        "status",
                        "webhook_url",
                        "webhook_type",
                        "created_at",
                        "updated_at",
                        "tags");
        assertThat(rows.get(0).get("webhook_type").asText()).isEqualTo("workspace");
        assertThat(app.run("numbers", "--csv").out().lines()).hasSize(26);
    }

    @Test
    void theLogFileTellsTheStoryWithoutTheSecret() throws Exception {
        addWorkspace();
        save(TOKEN);
        String log = Files.readString(app.data().resolve("logs").resolve("switchboard.log"));
        assertThat(log)
                .contains(
                        "Creating Twilio client",
                        "Fetching phone numbers",
                        "Upserting to database",
                        "Configuring webhooks: 25")
                .doesNotContain(TOKEN);
        assertThat(Files.getPosixFilePermissions(app.data().resolve("logs")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void wrongCredentialsExitWith3AndLeaveTheOldOnesInUse() throws Exception {
        addWorkspace();
        save(TOKEN);
        Result wrong = save("0".repeat(32));
        assertThat(wrong.exitCode()).isEqualTo(3);
        JsonNode report = JSON.readTree(wrong.out());
        assertThat(report.get("outcome").asText()).isEqualTo("rejected");
        assertThat(report.get("failures").get(0).get("twilio_code").asInt()).isEqualTo(20003);
        assertThat(wrong.err()).contains("SB-101");
        assertThat(app.run("sync", "acme").exitCode()).isZero();
    }

    @Test
    void withoutANetworkItExitsWith4AndSyncsLater() throws Exception {
        addWorkspace();
        Result offline = app.runWith(
                TOKEN,
                Map.of("SWITCHBOARD_TWILIO_API", "http://127.0.0.1:9"),
                "credentials",
                "save",
                "acme",
                "--account-sid",
                SID,
                "--auth-token-stdin",
                "--json");
        assertThat(offline.exitCode()).isEqualTo(4);
        assertThat(JSON.readTree(offline.out()).get("outcome").asText()).isEqualTo("incomplete");
        assertThat(offline.err()).contains("SB-201");
        assertThat(JSON.readTree(app.run("workspace", "list", "--json").out())
                        .get(0)
                        .get("verified_at")
                        .isNull())
                .isTrue();
        assertThat(app.run("sync", "acme").exitCode()).isZero();
    }

    @Test
    void aRefusedNumberExitsWith5AndIsNamed() throws Exception {
        addWorkspace();
        String refusing = account.numbers().get(7).sid();
        twilio.faults().refuseUpdate(refusing, 400, 21402, "SmsUrl is not valid");
        Result partial = save(TOKEN);
        assertThat(partial.exitCode()).isEqualTo(5);
        JsonNode failure = JSON.readTree(partial.out()).get("failures").get(0);
        assertThat(failure.get("sid").asText()).isEqualTo(refusing);
        assertThat(failure.get("twilio_code").asInt()).isEqualTo(21402);
        assertThat(partial.err()).contains(refusing);
    }

    @Test
    void usageErrorsExitWith2() throws Exception {
        assertThat(app.run("bogus").exitCode()).isEqualTo(2);
        assertThat(app.run("sync").exitCode()).isEqualTo(2);
        assertThat(app.run("sync", "nobody").exitCode()).isEqualTo(2);
        assertThat(app.run("workspace", "add", "no/slash", "--name", "x").exitCode())
                .isEqualTo(2);
        assertThat(app.run("workspace", "add", "a", "--name", "x", "--webhook-template", "http://x.example/")
                        .exitCode())
                .isEqualTo(2);
        addWorkspace();
        assertThat(app.run("workspace", "reset", "acme").exitCode()).isEqualTo(2);
        assertThat(app.run("credentials", "save", "acme", "--account-sid", "AC123", "--auth-token-stdin")
                        .exitCode())
                .isEqualTo(2);
        Result elsewhere =
                app.runWith("", Map.of("SWITCHBOARD_TWILIO_API", "http://192.0.2.1:80"), "workspace", "list");
        assertThat(elsewhere.exitCode()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("SB-016");
    }

    @Test
    void helpIsEverywhere() throws Exception {
        for (String command : List.of("workspace", "credentials", "sync", "numbers")) {
            Result help = app.run(command, "--help");
            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).contains("Usage: switchboard " + command);
        }
        assertThat(app.run("workspace", "add", "--help").out()).contains("--webhook-template");
        assertThat(app.run("--version").out()).startsWith("switchboard 0.");
    }

    @Test
    void resetClearsHereAndLeavesTwilioAlone() throws Exception {
        addWorkspace();
        save(TOKEN);
        twilio.forgetRequests();
        assertThat(app.run("workspace", "reset", "acme", "--yes").exitCode()).isZero();
        assertThat(JSON.readTree(app.run("numbers", "--json").out())).isEmpty();
        Result none = app.run("sync", "acme", "--json");
        assertThat(none.exitCode()).isEqualTo(3);
        assertThat(JSON.readTree(none.out()).get("outcome").asText()).isEqualTo("rejected");
        assertThat(twilio.requests()).isEmpty();
        assertThat(app.run("workspace", "remove", "acme", "--yes").exitCode()).isZero();
        assertThat(JSON.readTree(app.run("workspace", "list", "--json").out())).isEmpty();
    }

    @Test
    void aRunServesBriefCommandsOfOthers() throws Exception {
        addWorkspace();
        twilio.faults().when("GET", "IncomingPhoneNumbers.json").hang();
        Process first = saveInBackground();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> twilio.requests().stream()
                        .anyMatch(request -> request.path().endsWith("IncomingPhoneNumbers.json")));
        Result second = app.run("workspace", "list");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).contains("acme");
        assertThat(first.isAlive()).isTrue();
        first.destroyForcibly().waitFor();
    }

    @Test
    void aPassphraseFileThatOthersCanReadExitsWith7() throws Exception {
        addWorkspace();
        Files.setPosixFilePermissions(app.passphraseFile(), PosixFilePermissions.fromString("rw-r--r--"));
        Result refused = save(TOKEN);
        assertThat(refused.exitCode()).isEqualTo(7);
        assertThat(refused.err()).contains("SB-606").doesNotContain("Exception");
        assertThat(JSON.readTree(refused.out()).get("outcome").asText()).isEqualTo("incomplete");
    }

    @Test
    void withoutKeychainAndVaultItIsSaidPlainly() throws Exception {
        addWorkspace();
        Result kept = app.runWith(
                TOKEN,
                Map.of("SWITCHBOARD_VAULT_PASSPHRASE_FILE", ""),
                "credentials",
                "save",
                "acme",
                "--account-sid",
                SID,
                "--auth-token-stdin");
        assertThat(kept.exitCode()).isZero();
        assertThat(kept.err()).contains("SB-610");
        assertThat(app.runWith("", Map.of("SWITCHBOARD_VAULT_PASSPHRASE_FILE", ""), "sync", "acme")
                        .exitCode())
                .isEqualTo(7);
    }

    @Test
    void ctrlCExitsWith130WithinASecondAndKeepsWhatIsDone() throws Exception {
        CtrlC.assumeHeeded();
        addWorkspace();
        twilio.faults().latency(Duration.ofMillis(300));
        Process process = saveInBackground();
        Awaitility.await()
                .until(() -> twilio.requests().stream()
                        .anyMatch(request -> request.method().equals("POST") && request.status() == 200));

        long start = System.nanoTime();
        CtrlC.press(process);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(process.exitValue()).isEqualTo(130);
        JsonNode report = JSON.readTree(Files.readString(folder.resolve("save.out")));
        assertThat(report.get("outcome").asText()).isEqualTo("cancelled");
        assertThat(report.get("listed").asInt()).isEqualTo(25);
        assertThat(JSON.readTree(app.run("numbers", "--json").out())).hasSize(25);
    }

    private Process saveInBackground() throws IOException {
        Process process = app.start(
                folder.resolve("save.out"),
                folder.resolve("save.err"),
                Map.of(),
                "credentials",
                "save",
                "acme",
                "--account-sid",
                SID,
                "--auth-token-stdin",
                "--json");
        try (var input = process.getOutputStream()) {
            input.write((TOKEN + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }
}
