package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoTwilio;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, apply, undo, drift and watch as scripts use them, on the packaged jar. */
class PlanCommandsIT {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final String OURS = "https://cc.automate8.com/api/twilio/acme/webhook";
    private static final String OTHER = "https://other.example/in";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN, 12);
    private DemoTwilio twilio;
    private PackagedApp app;

    @BeforeEach
    void start() throws Exception {
        twilio = DemoTwilio.start(account);
        app = new PackagedApp(folder, twilio.address().toString());
        app.run("workspace", "add", "acme", "--name", "Acme Ltd");
        Result saved = app.runWith(
                TOKEN,
                Map.of(),
                "credentials",
                "save",
                "acme",
                "--account-sid",
                SID,
                "--auth-token-stdin",
                "--no-sync");
        assertThat(saved.exitCode()).isZero();
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    private JsonNode ok(String... arguments) throws Exception {
        Result result = app.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return JSON.readTree(result.out());
    }

    private void edit(int number, String url) {
        account.change(
                account.numbers().get(number).sid(),
                old -> old.toBuilder().smsUrl(url).build());
    }

    private long posts() {
        return twilio.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    @Test
    void planApplyUndoAndHistory() throws Exception {
        Result planned = app.run("plan", "acme", "--json");
        assertThat(planned.exitCode()).isZero();
        assertThat(planned.out().lines()).hasSize(1);
        assertThat(JSON.readTree(planned.out()).get("changes")).hasSize(12);
        assertThat(posts()).isZero();
        Path file = Files.writeString(folder.resolve("plan.json"), planned.out());
        edit(0, OTHER);

        Result applied = app.run("apply", file.toString(), "--json");

        assertThat(applied.exitCode()).isEqualTo(5);
        JsonNode report = JSON.readTree(applied.out());
        assertThat(report.get("webhooks").get("configured").asInt()).isEqualTo(11);
        assertThat(report.get("webhooks").get("changed_meanwhile").asInt()).isEqualTo(1);
        assertThat(report.get("failures").get(0).get("code").asText()).isEqualTo("SB-308");
        assertThat(account.numbers().get(0).smsUrl()).isEqualTo(OTHER);

        String second = account.numbers().get(1).phoneNumber();
        JsonNode one = ok("undo", "--number", second, "--number", second, "--json");
        assertThat(one.get("webhooks").get("configured").asInt()).isEqualTo(1);
        JsonNode rest = ok("undo", "acme", "--json");
        assertThat(rest.get("webhooks").get("configured").asInt()).isEqualTo(10);
        assertThat(account.numbers().subList(1, 12).stream().map(DemoNumber::smsUrl))
                .containsOnly("");
        Result nothing = app.run("undo", "--run", report.get("run").asText(), "--json");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).contains("SB-024");

        JsonNode history = ok("history", "acme", "--json");
        assertThat(history.findValuesAsText("purpose")).containsExactly("undo", "undo", "apply", "check", "save");
        JsonNode changes = history.get(2).get("changes");
        assertThat(changes).hasSize(11).allSatisfy(change -> {
            assertThat(change.get("undone").asBoolean()).isTrue();
            assertThat(change.get("fields").get("SmsUrl").get("after").asText()).isEqualTo(OURS);
        });
        assertThat(posts()).isEqualTo(22);
    }

    @Test
    void aPlanThatIsNoneExitsWith2AndSendsNothing() throws Exception {
        twilio.forgetRequests();
        Path file = Files.writeString(folder.resolve("plan.json"), "{\"plan\":1,\"changes\":[null]}");
        Result broken = app.run("apply", file.toString());
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).contains("SB-026").doesNotContain("Exception");
        assertThat(app.run("apply", folder.resolve("none.json").toString()).err())
                .contains("SB-028");
        assertThat(twilio.requests()).isEmpty();
    }

    @Test
    void driftExitsWith8OnlyWhereAsked() throws Exception {
        ok("sync", "acme", "--json");
        JsonNode none = ok("drift", "acme", "--fail-on-drift", "--json");
        assertThat(none.get("drift")).isEmpty();
        edit(3, OTHER);

        Result found = app.run("drift", "acme", "--fail-on-drift", "--json");

        assertThat(found.exitCode()).isEqualTo(8);
        JsonNode drift = JSON.readTree(found.out()).get("drift");
        assertThat(drift).hasSize(1);
        assertThat(drift.get(0).get("field").asText()).isEqualTo("SmsUrl");
        assertThat(drift.get(0).get("before").asText()).isEqualTo(OURS);
        assertThat(drift.get(0).get("after").asText()).isEqualTo(OTHER);
        assertThat(app.run("drift", "acme").exitCode()).isZero();

        // The run that acts on it keeps what points elsewhere, and says so where it disturbs nobody.
        Result synced = app.run("sync", "acme", "--json");
        assertThat(synced.exitCode()).isZero();
        assertThat(synced.out().lines()).hasSize(1);
        assertThat(synced.err()).contains("--foreign replace");
        assertThat(app.run("drift", "acme", "--fail-on-drift").exitCode()).isZero();
    }

    @Test
    void tooManyMissingExitsWith4UntilAllowed() throws Exception {
        ok("sync", "acme", "--json");
        account.remove(account.numbers().get(0).sid());
        account.remove(account.numbers().get(0).sid());
        Result refused = app.run("sync", "acme", "--json");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("SB-310", "--allow-shrink");
        assertThat(JSON.readTree(refused.out()).get("released").asInt()).isZero();
        assertThat(ok("sync", "acme", "--allow-shrink", "--json")
                        .get("released")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aWorkspaceIsSetUpAndItsRoutesAreTold() throws Exception {
        String voice = "https://cc.automate8.com/api/twilio/{workspaceId}/voice";
        Result set = app.run("workspace", "set", "acme", "--calls", voice, "--method", "calls=GET", "--read-only");
        assertThat(set.exitCode()).isZero();
        assertThat(set.out()).isEmpty();
        assertThat(ok("sync", "acme", "--json").get("webhooks").get("pending").asInt())
                .isEqualTo(12);
        assertThat(posts()).isZero();
        assertThat(app.run("workspace", "set", "acme", "--no-read-only").exitCode())
                .isZero();
        ok("sync", "acme", "--json");
        twilio.close();

        JsonNode routes = ok("routes", "acme", "--json");

        assertThat(routes).hasSize(12);
        JsonNode calls = routes.get(0).get("calls");
        assertThat(calls.get("reason").asText()).isEqualTo("as_desired");
        assertThat(calls.get("live").get("method").asText()).isEqualTo("GET");
        assertThat(calls.get("desired")).isEqualTo(calls.get("live"));
        assertThat(calls.get("effective").get("url").asText()).isEqualTo(voice.replace("{workspaceId}", "acme"));
        assertThat(routes.get(0).get("unverified_since").isNull()).isTrue();
        assertThat(app.run("workspace", "set", "acme", "--check", "weekly").exitCode())
                .isEqualTo(2);
        assertThat(app.run("workspace", "set", "acme", "--calls", "http://x.example/")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void watchTellsWhatIsNewAndEndsWith130OnCtrlC() throws Exception {
        CtrlC.assumeHeeded();
        assertThat(app.run("watch").exitCode()).isEqualTo(2);
        app.run("workspace", "set", "acme", "--check", "15min");
        twilio.faults().when("GET", "IncomingPhoneNumbers.json").always().captivePortal();
        // It was never listed, so it is due at once.
        Path out = folder.resolve("watch.out");
        Process process = app.start(out, folder.resolve("watch.err"), Map.of(), "watch", "--json");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.size(out) > 0);

        CtrlC.press(process);

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(out).lines()).hasSize(1);
        JsonNode line = JSON.readTree(Files.readString(out));
        assertThat(line.get("workspace").asText()).isEqualTo("acme");
        assertThat(line.get("event").asText()).isEqualTo("failed");
        assertThat(posts()).isZero();
    }
}
