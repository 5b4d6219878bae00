package app.switchboard.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.store.Database;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsMoveTest {

    private static final String SID = "AC0123456789abcdef0123456789abcdef";

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T14:02:00Z"));

    @TempDir
    Path folder;

    private Database database;
    private Secrets secrets;
    private Credentials credentials;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        secrets = TestSecrets.withoutKeychain(folder);
        credentials = new Credentials(database, secrets, CLOCK);
    }

    @AfterEach
    void close() {
        secrets.close();
        database.close();
    }

    private SavedCredentials keep(String id, String token) {
        Workspace workspace = new Workspaces(database, CLOCK).add(id, id, WebhookTemplate.DEFAULT);
        return credentials.keep(workspace, EnteredCredentials.of(SID, new Secret(token)), true);
    }

    private SavedCredentials find(String id) {
        return credentials.find(id).orElseThrow();
    }

    @Test
    void everySecretOfTheSessionGoesToTheVaultOnceItIsOpen() {
        SavedCredentials acme = keep("acme", "token-of-acme");
        keep("globex", "token-of-globex");
        assertThat(acme.keptIn()).isEqualTo(KeptIn.SESSION);
        assertThat(credentials.moveFromSession()).as("no better place yet").isZero();
        assertThat(find("acme")).isEqualTo(acme);

        secrets.openVault(new Secret("correct horse"));
        assertThat(credentials.moveFromSession()).isEqualTo(2);

        assertThat(find("acme").keptIn()).isEqualTo(KeptIn.VAULT);
        assertThat(find("acme").verifiedAt()).isEqualTo(acme.verifiedAt());
        assertThat(credentials.secretOf(find("acme")).reveal()).isEqualTo("token-of-acme");
        assertThat(credentials.secretOf(find("globex")).reveal()).isEqualTo("token-of-globex");
        assertThat(credentials.moveFromSession()).isZero();
    }

    @Test
    void aSecretOfAnEarlierSessionStaysLost() {
        SavedCredentials before = keep("acme", "token-of-acme");
        secrets.close();
        secrets = TestSecrets.withoutKeychain(folder);
        credentials = new Credentials(database, secrets, CLOCK);
        secrets.openVault(new Secret("correct horse"));
        assertThat(credentials.moveFromSession()).isZero();
        assertThat(find("acme")).isEqualTo(before);
    }
}
