package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The command line's contract, on the packaged jar: what goes where, in which form, with which exit code. */
class CommandLineIT extends CommandLineFixture {

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
}
