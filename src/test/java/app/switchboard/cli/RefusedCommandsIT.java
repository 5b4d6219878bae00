package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the packaged jar says, and with which exit code, where it can not do all of what it was asked for. */
class RefusedCommandsIT extends CommandLineFixture {

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
}
