package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code secrets}, on the packaged jar, where there is no keychain. */
class SecretsCommandsIT {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final Map<String, String> NO_FILE = Map.of("SWITCHBOARD_VAULT_PASSPHRASE_FILE", "");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final DemoTwilio twilio = DemoTwilio.start(DemoAccount.ofSize(SID, TOKEN, 3));
    private PackagedApp app;

    @BeforeEach
    void save() throws Exception {
        app = new PackagedApp(folder, twilio.address().toString());
        app.run("workspace", "add", "acme", "--name", "Acme Ltd");
        assertThat(app.runWith(
                                TOKEN,
                                Map.of(),
                                "credentials",
                                "save",
                                "acme",
                                "--account-sid",
                                SID,
                                "--auth-token-stdin")
                        .exitCode())
                .isZero();
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    private JsonNode status(Map<String, String> environment) throws Exception {
        Result status = app.runWith("", environment, "secrets", "status", "--json");
        assertThat(status.exitCode()).isZero();
        assertThat(status.out() + status.err()).doesNotContain(TOKEN);
        return JSON.readTree(status.out());
    }

    @Test
    void statusTellsTheStoresAndWhatKeepsASecretFromBeingRead() throws Exception {
        JsonNode open = status(Map.of());
        assertThat(open.toString())
                .isEqualTo(
                        "{\"keychain\":false,\"vault\":\"open\",\"passphrase_file\":true,\"preferred\":\"vault\","
                                + "\"workspaces\":[{\"workspace\":\"acme\",\"account_sid\":\"" + SID
                                + "\",\"kind\":\"auth_token\",\"key_sid\":null,\"role\":\"in_use\",\"kept_in\":\"vault\",\"last_four\":\"3210\",\"problem\":null}],\"proxies\":[]}");
        JsonNode locked = status(NO_FILE);
        assertThat(locked.get("vault").asText()).isEqualTo("locked");
        assertThat(locked.get("preferred").asText()).isEqualTo("session");
        assertThat(locked.get("workspaces").findValuesAsText("problem")).containsExactly("SB-602");
        assertThat(app.run("secrets", "status").out()).contains("Vault: open", "acme", "vault");
    }

    @Test
    void aMoveThatFailsLeavesTheSecretWhereItIs() throws Exception {
        Result refused = app.run("secrets", "move", "keychain", "acme");
        assertThat(refused.exitCode()).isEqualTo(7);
        assertThat(refused.err()).contains("SB-601").doesNotContain("Exception");
        assertThat(app.run("secrets", "move", "session").exitCode()).isEqualTo(2);
        assertThat(status(Map.of()).get("workspaces").findValuesAsText("kept_in"))
                .containsExactly("vault");
        assertThat(app.run("sync", "acme").exitCode()).isZero();

        assertThat(app.run("secrets", "move", "vault").err()).contains("acme: the Auth Token is kept in the vault now");
        assertThat(app.run("secrets", "move", "session", "--yes", "acme").exitCode())
                .isZero();
        assertThat(app.run("sync", "acme").exitCode()).isEqualTo(7);
    }

    @Test
    void aPassphraseOnStandardInputOpensTheVault() throws Exception {
        Result moved = app.runWith(
                "correct horse battery staple\n", NO_FILE, "secrets", "move", "vault", "--passphrase-stdin");
        assertThat(moved.exitCode()).isZero();
        assertThat(app.runWith("wrong\n", NO_FILE, "secrets", "move", "vault", "--passphrase-stdin")
                        .err())
                .contains("SB-603");
    }

    @Test
    void thePassphraseIsChangedByTheOldOne() throws Exception {
        assertThat(app.runWith("wrong\nnew one\n", Map.of(), "secrets", "passphrase", "--stdin")
                        .exitCode())
                .isEqualTo(7);
        Result changed =
                app.runWith("correct horse battery staple\nnew one\n", Map.of(), "secrets", "passphrase", "--stdin");
        assertThat(changed.exitCode()).isZero();
        assertThat(changed.err()).contains("SWITCHBOARD_VAULT_PASSPHRASE_FILE");
        assertThat(app.run("sync", "acme").exitCode()).isEqualTo(7);
        Files.writeString(app.passphraseFile(), "new one\n");
        assertThat(app.run("sync", "acme").exitCode()).isZero();
    }
}
