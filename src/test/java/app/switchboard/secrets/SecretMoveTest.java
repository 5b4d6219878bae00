package app.switchboard.secrets;

import static app.switchboard.secrets.SecretFixtures.PASSPHRASE;
import static app.switchboard.secrets.SecretFixtures.TOKEN;
import static app.switchboard.secrets.SecretFixtures.assertFails;
import static app.switchboard.secrets.SecretFixtures.passphraseFile;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.secrets.FakeKeychain.Mood;
import app.switchboard.store.Database;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets that move from store to store, with every store and the database failing in between: there is always one that has it. */
class SecretMoveTest {

    private static final String SID = "AC0123456789abcdef0123456789abcdef";
    private static final SecretSlot SLOT = SecretSlot.authToken("acme", SID);

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T14:02:00Z"));

    @TempDir
    Path folder;

    private final FakeKeychain keychain = new FakeKeychain(Mood.WORKS);
    private final AtomicBoolean diskFullOnceInVault = new AtomicBoolean();
    private Database database;
    private SecretsDoor secrets;
    private Credentials credentials;

    @BeforeEach
    void open() {
        database = Database.inMemory("move-" + UUID.randomUUID(), this::failing);
        secrets = door(Map.of());
        credentials = new Credentials(database, secrets, CLOCK);
    }

    private SecretsDoor door(Map<String, String> environment) {
        return new SecretsDoor(
                new VaultStore(folder, 64),
                new KeychainStore(keychain::open, SecretFixtures.limits(Duration.ofSeconds(5)), Duration.ZERO),
                environment);
    }

    /** A process of its own: the vault is locked again, and the session's memory gone. */
    private void restart() {
        secrets.close();
        secrets = door(Map.of());
        credentials = new Credentials(database, secrets, CLOCK);
    }

    private DataSource failing(DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Path vault = folder.resolve("vault.json");
                    if (diskFullOnceInVault.get() && Files.readString(vault).contains(SID)) {
                        throw new SQLException("No space left on device");
                    }
                    return method.invoke(real, arguments);
                });
    }

    @AfterEach
    void close() {
        secrets.close();
        database.close();
    }

    private SavedCredentials keep() {
        return credentials.keep(
                new Workspaces(database, CLOCK).add("acme", "acme", WebhookTemplate.DEFAULT),
                EnteredCredentials.of(SID, TOKEN),
                true);
    }

    private SavedCredentials saved() {
        return credentials.find("acme").orElseThrow();
    }

    private Optional<Secret> in(KeptIn place) {
        try {
            return Optional.of(secrets.read(place, SLOT));
        } catch (FailureException e) {
            assertThat(e.failure().code()).isEqualTo("SB-604");
            return Optional.empty();
        }
    }

    private void assertKeptIn(KeptIn place) {
        assertThat(saved().keptIn()).isEqualTo(place);
        for (KeptIn each : KeptIn.values()) {
            assertThat(in(each)).as(each.name()).isEqualTo(each == place ? Optional.of(TOKEN) : Optional.empty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "KEYCHAIN,VAULT",
        "KEYCHAIN,SESSION",
        "VAULT,KEYCHAIN",
        "VAULT,SESSION",
        "SESSION,KEYCHAIN",
        "SESSION,VAULT"
    })
    void fromEveryStoreToEveryOther(KeptIn from, KeptIn to) {
        SavedCredentials before = keep();
        secrets.openVault(PASSPHRASE);
        credentials.move("acme", from);
        assertKeptIn(from);

        SavedCredentials after = credentials.move("acme", to);

        assertKeptIn(to);
        assertThat(after).isEqualTo(saved());
        assertThat(after.verifiedAt()).isEqualTo(before.verifiedAt());
        assertThat(credentials.move("acme", to)).as("again").isEqualTo(after);
        assertKeptIn(to);
    }

    @Test
    void theStoresAreTold() throws IOException {
        assertThat(secrets.stores()).isEqualTo(new Secrets.Stores(true, false, false, false));
        secrets.openVault(PASSPHRASE);
        keychain.mood = Mood.LOSES;
        keep();
        secrets.read(KeptIn.VAULT, SLOT);
        assertThat(secrets.stores()).isEqualTo(new Secrets.Stores(false, true, true, false));
        secrets.lockVault();
        assertThat(secrets.stores()).isEqualTo(new Secrets.Stores(false, true, false, false));
        Path file = passphraseFile(folder, PASSPHRASE.reveal(), "rw-------");
        try (Secrets headless = door(Map.of(Secrets.PASSPHRASE_FILE, file.toString()))) {
            headless.lockVaultAfter(Duration.ofNanos(1));
            assertThat(headless.stores()).isEqualTo(new Secrets.Stores(false, true, true, true));
        }
    }

    @Test
    void aVaultThatIsNotThereOrLockedTakesNothing() {
        keep();
        assertFails("SB-611", () -> credentials.move("acme", KeptIn.VAULT));
        assertKeptIn(KeptIn.KEYCHAIN);

        secrets.openVault(PASSPHRASE);
        secrets.lockVault();
        assertFails("SB-602", () -> credentials.move("acme", KeptIn.VAULT));
        assertThat(saved().keptIn()).isEqualTo(KeptIn.KEYCHAIN);
        assertThat(keychain.kept.get(SLOT)).contains(TOKEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"THROWS", "DIES", "LOSES"})
    void aKeychainThatDoesNotKeepItLeavesItInTheVault(Mood mood) {
        keep();
        secrets.openVault(PASSPHRASE);
        credentials.move("acme", KeptIn.VAULT);
        keychain.mood = mood;

        assertFails("SB-601", () -> credentials.move("acme", KeptIn.KEYCHAIN));

        assertThat(saved().keptIn()).isEqualTo(KeptIn.VAULT);
        assertThat(in(KeptIn.VAULT)).contains(TOKEN);
    }

    @Test
    void aDatabaseThatDoesNotNoteItLeavesItWhereItWas() {
        keep();
        secrets.openVault(PASSPHRASE);
        diskFullOnceInVault.set(true);

        assertFails("SB-403", () -> credentials.move("acme", KeptIn.VAULT));

        diskFullOnceInVault.set(false);
        assertThat(in(KeptIn.VAULT)).as("it came as far as that").contains(TOKEN);
        assertThat(saved().keptIn()).isEqualTo(KeptIn.KEYCHAIN);
        assertThat(in(KeptIn.KEYCHAIN)).contains(TOKEN);

        credentials.move("acme", KeptIn.VAULT);
        assertKeptIn(KeptIn.VAULT);
    }

    @Test
    void anOldCopyThatStaysIsToldAndGoesTheNextTime() {
        keep();
        secrets.openVault(PASSPHRASE);
        keychain.deletesNothing = true;

        assertFails("SB-613", () -> credentials.move("acme", KeptIn.VAULT));

        keychain.deletesNothing = false;
        assertThat(saved().keptIn()).isEqualTo(KeptIn.VAULT);
        assertThat(in(KeptIn.KEYCHAIN)).contains(TOKEN);

        credentials.move("acme", KeptIn.VAULT);
        assertKeptIn(KeptIn.VAULT);
    }

    @Test
    void aMoveToTheSessionThatWasCutShortCanBeTakenBack() {
        keep();
        credentials.move("acme", KeptIn.SESSION);
        keychain.kept.put(SLOT, new Secret("another token, that ends otherwise"));
        restart();
        assertFails("SB-604", () -> credentials.move("acme", KeptIn.KEYCHAIN));

        // Killed after the new place was noted, and before the old copy went.
        keychain.kept.put(SLOT, TOKEN);
        credentials.move("acme", KeptIn.KEYCHAIN);
        assertKeptIn(KeptIn.KEYCHAIN);
    }

    @Test
    void whatHasNoCredentialsCannotBeMoved() {
        assertFails("SB-106", () -> credentials.move("nobody", KeptIn.KEYCHAIN));
        assertThat(credentials.all()).isEqualTo(List.of());
        SavedCredentials kept = keep();
        assertThat(credentials.all()).containsExactly(kept);
    }
}
