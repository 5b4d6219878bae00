package app.switchboard.secrets;

import static app.switchboard.secrets.SecretFixtures.OTHER;
import static app.switchboard.secrets.SecretFixtures.PASSPHRASE;
import static app.switchboard.secrets.SecretFixtures.SLOT;
import static app.switchboard.secrets.SecretFixtures.TOKEN;
import static app.switchboard.secrets.SecretFixtures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Secret;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a vault keeps, for whom and how long. */
class VaultStoreTest extends VaultFixture {

    @Test
    void anotherProcessReadsWhatWasKept() {
        opened().put(SLOT, TOKEN);

        VaultStore later = vault();
        assertThat(later.exists()).isTrue();
        assertThat(later.isOpen()).isFalse();
        later.open(PASSPHRASE);

        assertThat(later.get(SLOT)).contains(TOKEN);
        assertThat(later.get(OTHER)).isEmpty();
    }

    @Test
    void aSecondSecretReplacesTheFirst() {
        VaultStore vault = opened();
        vault.put(SLOT, new Secret("an older token"));
        vault.put(SLOT, TOKEN);

        assertThat(vault.get(SLOT)).contains(TOKEN);
        vault.delete(SLOT);
        vault.delete(SLOT);
        assertThat(vault.get(SLOT)).isEmpty();
    }

    @Test
    void nothingIsInTheFileInClearAndTheKeyIsCostly() throws IOException {
        VaultStore vault = new VaultStore(folder);
        vault.open(PASSPHRASE);
        vault.put(SLOT, TOKEN);

        String text = Files.readString(file());
        assertThat(text)
                .contains("argon2id", "\"memoryKib\" : 65536", "\"iterations\" : 3")
                .doesNotContain(TOKEN.reveal(), PASSPHRASE.reveal())
                .doesNotContain(
                        Base64.getEncoder().encodeToString(TOKEN.reveal().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theOwnerAloneMayReadItAndNoTemporaryFileStays() throws IOException {
        SecretFixtures.assumePosix();
        opened().put(SLOT, TOKEN);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo("rw-------"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("vault.json", "vault.lock");
        }
    }

    @Test
    void aWrongPassphraseIsRefusedAndAnOpenVaultStaysOpen() {
        VaultStore vault = opened();
        vault.put(SLOT, TOKEN);

        assertFails("SB-603", () -> vault().open(new Secret("correct horse battery stable")));
        assertFails("SB-603", () -> vault.open(new Secret("no")));
        assertFails("SB-603", () -> vault.open(new Secret(" ")));
        assertThat(vault.get(SLOT)).contains(TOKEN);
    }

    @Test
    void theSamePassphraseTypedOnAnotherSystemOpensIt() {
        VaultStore vault = vault();
        vault.open(new Secret("Br\u00fccke 1234"));

        vault().open(new Secret("Bru\u0308cke 1234"));
    }

    @Test
    void aLockedVaultGivesAndTakesNothingButForgets() {
        VaultStore vault = opened();
        vault.put(SLOT, TOKEN);
        vault.close();

        assertFails("SB-602", () -> vault.get(SLOT));
        assertFails("SB-602", () -> vault.put(SLOT, TOKEN));

        vault.delete(SLOT);
        vault.open(PASSPHRASE);
        assertThat(vault.get(SLOT)).isEmpty();
    }

    @Test
    void writersAtTheSameTimeLoseNothing() throws Exception {
        int writers = 4;
        int each = 6;
        try (var threads = Executors.newFixedThreadPool(writers)) {
            // Each opens its own vault, the first of them makes it.
            Stream<Callable<Boolean>> work = IntStream.range(0, writers).mapToObj(writer -> () -> {
                VaultStore vault = opened();
                for (int i = 0; i < each; i++) {
                    vault.put(SecretSlot.authToken("ws-" + writer, "AC" + i), TOKEN);
                }
                return true;
            });
            for (Future<Boolean> done : threads.invokeAll(work.toList())) {
                assertThat(done.get()).isTrue();
            }
        }
        VaultStore vault = opened();
        for (int writer = 0; writer < writers; writer++) {
            for (int i = 0; i < each; i++) {
                assertThat(vault.get(SecretSlot.authToken("ws-" + writer, "AC" + i)))
                        .contains(TOKEN);
            }
        }
    }

    @Test
    void aWriterInAnotherProcessLosesNothingEither() throws Exception {
        opened();
        Process first = VaultChild.start(folder, "ws-1");
        Process second = VaultChild.start(folder, "ws-2");

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();

        VaultStore vault = opened();
        for (int i = 0; i < VaultChild.SECRETS; i++) {
            assertThat(vault.get(SecretSlot.authToken("ws-1", "AC" + i))).contains(TOKEN);
            assertThat(vault.get(SecretSlot.authToken("ws-2", "AC" + i))).contains(TOKEN);
        }
    }

    @Test
    void aNewPassphraseOpensWhatTheOldOneSealed() {
        VaultStore vault = opened();
        vault.put(SLOT, TOKEN);
        vault.put(OTHER, new Secret("another token"));
        VaultStore elsewhere = opened();
        Secret fresh = new Secret("staple battery");

        vault.changePassphrase(PASSPHRASE, fresh);

        assertThat(vault.get(SLOT)).contains(TOKEN);
        assertFails("SB-602", () -> elsewhere.get(SLOT));
        VaultStore later = vault();
        assertFails("SB-603", () -> later.open(PASSPHRASE));
        later.open(fresh);
        assertThat(later.get(SLOT)).contains(TOKEN);
        assertThat(later.get(OTHER)).contains(new Secret("another token"));
    }

    @Test
    void aPassphraseThatCannotBeChangedChangesNothing() throws IOException {
        assertFails("SB-611", () -> vault().changePassphrase(PASSPHRASE, new Secret("x")));
        assertThat(file()).doesNotExist();
        opened().put(SLOT, TOKEN);
        byte[] before = Files.readAllBytes(file());

        assertFails("SB-603", () -> vault().changePassphrase(new Secret("wrong"), new Secret("x")));
        assertFails("SB-603", () -> vault().changePassphrase(PASSPHRASE, new Secret(" ")));
        assertThat(Files.readAllBytes(file())).isEqualTo(before);

        edit(tree -> flipOneBit((ObjectNode) firstRecord(tree).get("sealed"), "data"));
        byte[] damaged = Files.readAllBytes(file());
        assertFails("SB-605", () -> vault().changePassphrase(PASSPHRASE, new Secret("x")));
        assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
    }

    @Test
    void aVaultThatNobodyUsesLocks() {
        AtomicLong now = new AtomicLong();
        VaultStore vault = new VaultStore(folder, 64, now::get);
        vault.open(PASSPHRASE);
        vault.put(SLOT, TOKEN);
        now.addAndGet(Duration.ofDays(9).toNanos());
        assertThat(vault.isOpen()).as("not asked for").isTrue();

        vault.lockAfter(Duration.ofMinutes(15));
        for (int i = 0; i < 3; i++) {
            now.addAndGet(Duration.ofMinutes(14).toNanos());
            assertThat(vault.get(SLOT)).contains(TOKEN);
        }
        now.addAndGet(Duration.ofMinutes(14).toNanos());
        assertThat(vault.isOpen()).isTrue();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertFails("SB-602", () -> vault.get(SLOT));
        assertThat(vault.isOpen()).isFalse();

        vault.open(PASSPHRASE);
        vault.lockAfter(Duration.ZERO);
        now.addAndGet(Duration.ofDays(9).toNanos());
        assertThat(vault.get(SLOT)).contains(TOKEN);
    }

    @Test
    void theKeyLeavesTheMemoryThoughNobodyAsks() {
        VaultStore vault = opened();
        vault.lockAfter(Duration.ofMillis(20));
        await().until(() -> !vault.holdsKey());
        vault.open(PASSPHRASE);
        await().until(() -> !vault.holdsKey());
    }
}
