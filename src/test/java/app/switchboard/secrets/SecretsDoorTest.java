package app.switchboard.secrets;

import static app.switchboard.secrets.SecretFixtures.OTHER;
import static app.switchboard.secrets.SecretFixtures.PASSPHRASE;
import static app.switchboard.secrets.SecretFixtures.SLOT;
import static app.switchboard.secrets.SecretFixtures.TOKEN;
import static app.switchboard.secrets.SecretFixtures.assertFails;
import static app.switchboard.secrets.SecretFixtures.passphraseFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Secret;
import app.switchboard.secrets.FakeKeychain.Mood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretsDoorTest {

    private static final Duration LIMIT = Duration.ofMillis(500);

    @TempDir
    Path folder;

    private VaultStore vault() {
        return new VaultStore(folder, 64);
    }

    private SecretsDoor door(FakeKeychain keychain) {
        return new SecretsDoor(
                vault(),
                new KeychainStore(keychain::open, SecretFixtures.limits(LIMIT), Duration.ofHours(1)),
                Map.of());
    }

    private SecretsDoor headless(FakeKeychain keychain, Path passphraseFile) {
        return new SecretsDoor(
                vault(),
                new KeychainStore(keychain::open, SecretFixtures.limits(LIMIT), Duration.ofHours(1)),
                Map.of(Secrets.PASSPHRASE_FILE, passphraseFile.toString()));
    }

    @Test
    void theKeychainComesFirst() {
        FakeKeychain keychain = new FakeKeychain(Mood.WORKS);
        try (Secrets secrets = door(keychain)) {
            secrets.openVault(PASSPHRASE);

            assertThat(secrets.preferred()).isEqualTo(KeptIn.KEYCHAIN);
            assertThat(secrets.keep(SLOT, TOKEN)).isEqualTo(KeptIn.KEYCHAIN);
            assertThat(secrets.read(KeptIn.KEYCHAIN, SLOT)).isEqualTo(TOKEN);
            assertFails("SB-604", () -> secrets.read(KeptIn.KEYCHAIN, OTHER));
            assertFails("SB-604", () -> secrets.read(KeptIn.VAULT, SLOT));
        }
        assertThat(keychain.opened).hasValue(1);
        assertThat(keychain.closed).hasValue(1);
        assertThat(keychain.thread).isEqualTo("keychain");
    }

    @Test
    void nothingIsTouchedBeforeItIsNeeded() {
        FakeKeychain keychain = new FakeKeychain(Mood.WORKS);
        try (Secrets secrets = headless(keychain, folder.resolve("absent"))) {
            assertThat(secrets.vaultExists()).isFalse();
            assertThat(secrets.vaultIsOpen()).isFalse();
            assertThat(secrets.preferred()).isEqualTo(KeptIn.VAULT);
            assertFails("SB-604", () -> secrets.read(KeptIn.SESSION, SLOT));
        }
        assertThat(keychain.opened).hasValue(0);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORKS")
    void withoutAKeychainTheOpenVaultIsNextAndMemoryLast(Mood mood) {
        FakeKeychain keychain = new FakeKeychain(mood);
        try (Secrets secrets = door(keychain)) {
            assertThat(secrets.preferred()).isEqualTo(KeptIn.SESSION);
            assertThat(secrets.keep(SLOT, TOKEN)).isEqualTo(KeptIn.SESSION);
            assertThat(secrets.read(KeptIn.SESSION, SLOT)).isEqualTo(TOKEN);
            assertFails("SB-601", () -> secrets.read(KeptIn.KEYCHAIN, SLOT));

            secrets.openVault(PASSPHRASE);
            assertThat(secrets.preferred()).isEqualTo(KeptIn.VAULT);
            assertThat(secrets.keep(SLOT, TOKEN)).isEqualTo(KeptIn.VAULT);
            assertThat(secrets.read(KeptIn.VAULT, SLOT)).isEqualTo(TOKEN);
            assertFails("SB-604", () -> secrets.read(KeptIn.SESSION, SLOT));
        } finally {
            keychain.release();
        }
    }

    @Test
    void aKeychainThatHangsIsWaitedForOnce() {
        FakeKeychain keychain = new FakeKeychain(Mood.HANGS);
        long start = System.nanoTime();
        try (Secrets secrets = door(keychain)) {
            for (int i = 0; i < 20; i++) {
                assertThat(secrets.keep(SLOT, TOKEN)).isEqualTo(KeptIn.SESSION);
                assertFails("SB-601", () -> secrets.read(KeptIn.KEYCHAIN, SLOT));
                secrets.forget(KeptIn.SESSION, OTHER);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(LIMIT, LIMIT.multipliedBy(4));
        keychain.release();
    }

    @Test
    void aKeychainThatComesBackIsUsedAgain() {
        FakeKeychain keychain = new FakeKeychain(Mood.HANGS);
        KeychainStore store = new KeychainStore(keychain::open, SecretFixtures.limits(LIMIT), Duration.ZERO);
        try (Secrets secrets = new SecretsDoor(vault(), store, Map.of())) {
            assertThat(secrets.preferred()).isEqualTo(KeptIn.SESSION);

            keychain.release();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(secrets.preferred()).isEqualTo(KeptIn.KEYCHAIN));
        }
    }

    @Test
    void aFailedProbeCountsForAWhileAndADemandedCallDoesNotAskIt() {
        FakeKeychain keychain = new FakeKeychain(Mood.THROWS);
        try (Secrets secrets = door(keychain)) {
            assertThat(secrets.preferred()).isEqualTo(KeptIn.SESSION);
            keychain.mood = Mood.WORKS;
            keychain.kept.put(SLOT, TOKEN);

            assertThat(secrets.preferred()).isEqualTo(KeptIn.SESSION);
            assertThat(secrets.read(KeptIn.KEYCHAIN, SLOT)).isEqualTo(TOKEN);
            assertThat(secrets.preferred()).isEqualTo(KeptIn.KEYCHAIN);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORKS")
    void aKeychainThatFailsAfterAGoodProbeIsLeftForTheNextStore(Mood mood) {
        FakeKeychain keychain = new FakeKeychain(Mood.WORKS);
        try (Secrets secrets = door(keychain)) {
            assertThat(secrets.preferred()).isEqualTo(KeptIn.KEYCHAIN);
            keychain.mood = mood;

            assertThat(secrets.keep(SLOT, TOKEN)).isEqualTo(KeptIn.SESSION);
            assertThat(secrets.preferred()).isEqualTo(KeptIn.SESSION);
        } finally {
            keychain.release();
        }
    }

    @Test
    void aKeychainThatLostEverythingIsNotTakenForAnEmptyOne() {
        FakeKeychain keychain = new FakeKeychain(Mood.WORKS);
        try (Secrets secrets = door(keychain)) {
            secrets.keep(SLOT, TOKEN);
            keychain.mood = Mood.LOSES;

            assertFails("SB-601", () -> secrets.read(KeptIn.KEYCHAIN, SLOT));
        }
    }

    @Test
    void aNewSecretLeavesNoOldCopyBehind() {
        FakeKeychain keychain = new FakeKeychain(Mood.THROWS);
        KeychainStore store = new KeychainStore(keychain::open, SecretFixtures.limits(LIMIT), Duration.ZERO);
        try (Secrets secrets = new SecretsDoor(vault(), store, Map.of())) {
            secrets.keep(SLOT, new Secret("an older token"));
            secrets.openVault(PASSPHRASE);
            secrets.keep(SLOT, new Secret("an old token"));
            keychain.mood = Mood.WORKS;

            assertThat(secrets.keep(SLOT, TOKEN)).isEqualTo(KeptIn.KEYCHAIN);

            assertFails("SB-604", () -> secrets.read(KeptIn.VAULT, SLOT));
            assertFails("SB-604", () -> secrets.read(KeptIn.SESSION, SLOT));
        }
    }

    @Test
    void forgettingReachesEveryStoreEvenALockedVault() {
        FakeKeychain keychain = new FakeKeychain(Mood.WORKS);
        VaultStore vault = vault();
        vault.open(PASSPHRASE);
        vault.put(SLOT, TOKEN);
        keychain.kept.put(SLOT, TOKEN);
        try (Secrets secrets = door(keychain)) {
            assertThat(secrets.vaultExists()).isTrue();
            assertThat(secrets.vaultIsOpen()).isFalse();
            assertFails("SB-602", () -> secrets.read(KeptIn.VAULT, SLOT));

            secrets.forget(KeptIn.KEYCHAIN, SLOT);
            secrets.forget(KeptIn.KEYCHAIN, SLOT);

            assertThat(keychain.kept.get(SLOT)).isEmpty();
            assertThat(vault.get(SLOT)).isEmpty();
        }
    }

    @Test
    void aPassphraseFileMakesTheVaultAndLeavesTheKeychainAlone() throws IOException {
        FakeKeychain keychain = new FakeKeychain(Mood.WORKS);
        Path file = passphraseFile(folder, PASSPHRASE.reveal() + "\n", "rw-------");
        try (Secrets secrets = headless(keychain, file)) {
            assertThat(secrets.preferred()).isEqualTo(KeptIn.VAULT);
            assertThat(secrets.vaultExists()).isFalse();
            assertFails("SB-604", () -> secrets.read(KeptIn.VAULT, SLOT));

            assertThat(secrets.keep(SLOT, TOKEN)).isEqualTo(KeptIn.VAULT);
        }
        try (Secrets later = headless(keychain, file)) {
            assertThat(later.vaultIsOpen()).isTrue();
            assertThat(later.read(KeptIn.VAULT, SLOT)).isEqualTo(TOKEN);
        }
        assertThat(keychain.opened).hasValue(0);
    }

    @Test
    void aPassphraseFileThatCannotBeUsedKeepsNothingAnywhere() throws IOException {
        Path file = passphraseFile(folder, PASSPHRASE.reveal(), "rw-r--r--");
        try (Secrets secrets = headless(new FakeKeychain(Mood.WORKS), file)) {
            assertFails("SB-606", () -> secrets.keep(SLOT, TOKEN));
            assertFails("SB-604", () -> secrets.read(KeptIn.SESSION, SLOT));
            assertThat(secrets.vaultExists()).isFalse();

            Files.delete(file);
            assertFails("SB-607", () -> secrets.keep(SLOT, TOKEN));
        }
    }

    @Test
    void aPassphraseFileForAnotherVaultIsRefused() throws IOException {
        vault().open(PASSPHRASE);
        Path file = passphraseFile(folder, "something else", "rw-------");
        try (Secrets secrets = headless(new FakeKeychain(Mood.WORKS), file)) {
            assertThat(secrets.vaultIsOpen()).isFalse();
            assertFails("SB-603", () -> secrets.read(KeptIn.VAULT, SLOT));
            assertFails("SB-603", () -> secrets.keep(SLOT, TOKEN));
        }
    }

    @Test
    void whatIsNotInMemoryIsToBeEnteredAgain() {
        try (Secrets secrets = door(new FakeKeychain(Mood.WORKS))) {
            assertThat(assertFails("SB-604", () -> secrets.read(KeptIn.SESSION, SLOT))
                            .wayOut())
                    .isEqualTo("Enter it again.");
        }
    }
}
