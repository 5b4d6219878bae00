package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.credentials.KeptSecret;
import app.switchboard.credentials.Role;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.secrets.Secrets;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of the version before API keys, with an Auth Token in use, opened by this one. */
class KeysMigrationTest {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);

    @TempDir
    Path folder;

    @Test
    void theTokenStaysInUseAndAKeyCanTakeItsPlace() throws Exception {
        try (var connection = OldDatabases.make(folder, "4")) {
            Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('acme', 'Acme')");
            Sql.update(connection, "INSERT INTO workspace_settings (workspace_id) VALUES ('acme')");
            Sql.update(
                    connection,
                    "INSERT INTO workspace_twilio_config (workspace_id, account_sid, is_configured) VALUES ('acme', ?, TRUE)",
                    SID);
            Sql.update(
                    connection,
                    "INSERT INTO workspace_credentials VALUES ('acme', 'keychain', '3210', ?)",
                    Instant.parse("2026-11-22T14:02:00Z"));
        }
        try (Secrets secrets = TestSecrets.withKeychain(folder);
                Database database = Database.open(folder)) {
            secrets.put(KeptIn.KEYCHAIN, SecretSlot.authToken("acme", SID), new Secret("token-of-before-3210"));
            Credentials credentials = new Credentials(database, secrets, Clock.systemUTC());

            SavedCredentials saved = credentials.find("acme").orElseThrow();
            assertThat(saved.byKey()).isFalse();
            assertThat(saved.verifiedAt()).isEqualTo(Instant.parse("2026-11-22T14:02:00Z"));
            assertThat(credentials.secretOf(saved).reveal()).isEqualTo("token-of-before-3210");
            assertThat(credentials.isRotating("acme")).isFalse();

            credentials.keep(
                    new Workspaces(database, Clock.systemUTC()).require("acme"),
                    EnteredCredentials.ofKey(SID, "SK" + "1".repeat(32), new Secret("secret-of-the-key")),
                    true);
            assertThat(credentials.kept("acme")).extracting(KeptSecret::role).containsExactly(Role.IN_USE, Role.TOKEN);
        }
    }
}
