package app.switchboard.secrets;

import static app.switchboard.secrets.SecretFixtures.OTHER;
import static app.switchboard.secrets.SecretFixtures.PASSPHRASE;
import static app.switchboard.secrets.SecretFixtures.SLOT;
import static app.switchboard.secrets.SecretFixtures.TOKEN;
import static app.switchboard.secrets.SecretFixtures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Secret;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultStoreTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private VaultStore vault() {
        return new VaultStore(folder, 64);
    }

    private VaultStore opened() {
        VaultStore vault = vault();
        vault.open(PASSPHRASE);
        return vault;
    }

    private Path file() {
        return folder.resolve("vault.json");
    }

    private void edit(Consumer<ObjectNode> change) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(file().toFile());
        change.accept(tree);
        JSON.writeValue(file().toFile(), tree);
    }

    private static ObjectNode firstRecord(ObjectNode tree) {
        return (ObjectNode) tree.withArray("records").get(0);
    }

    private static void flipOneBit(ObjectNode parent, String field) {
        byte[] bytes = Base64.getDecoder().decode(parent.get(field).asText());
        bytes[bytes.length / 2] ^= 1;
        parent.put(field, Base64.getEncoder().encodeToString(bytes));
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"data", "nonce"})
    void aFlippedBitInARecordIsRefused(String field) throws IOException {
        VaultStore vault = opened();
        vault.put(SLOT, TOKEN);

        edit(tree -> flipOneBit((ObjectNode) firstRecord(tree).get("sealed"), field));

        assertFails("SB-605", () -> vault.get(SLOT));
    }

    @Test
    void aFlippedBitInTheSaltOrTheCheckOpensNothing() throws IOException {
        opened().close();
        String sound = Files.readString(file());

        edit(tree -> flipOneBit((ObjectNode) tree.get("kdf"), "salt"));
        assertFails("SB-603", this::opened);

        Files.writeString(file(), sound);
        edit(tree -> flipOneBit((ObjectNode) tree.get("check"), "data"));
        assertFails("SB-603", this::opened);
    }

    @Test
    void aRecordMovedToAnotherAccountIsRefused() throws IOException {
        VaultStore vault = opened();
        vault.put(SLOT, TOKEN);

        edit(tree -> firstRecord(tree).put("account", OTHER.accountSid()));

        assertFails("SB-605", () -> vault.get(SecretSlot.authToken(SLOT.workspaceId(), OTHER.accountSid())));
    }

    @Test
    void slotsThatReadAlikeAreNotTheSame() {
        assertThat(VaultContent.associated(new SecretSlot("a|b", "c", "d")))
                .isNotEqualTo(VaultContent.associated(new SecretSlot("a", "b|c", "d")));
        assertThat(VaultContent.associated(SLOT)).isEqualTo("ws-1|AC00000000000000000000000000000001|auth-token|1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"version\":1}",
                "{\"version\":1,\"kdf\":null,\"check\":null,\"records\":null}",
                "not json",
                "{\"version\":1,\"kdf\":{\"name\":\"argon2id\",\"salt\":\"!\",\"memoryKib\":65536,\"iterations\":3,\"lanes\":1},\"check\":{\"nonce\":\"\",\"data\":\"\"},\"records\":[]}",
                "{\"version\":1,\"kdf\":{\"name\":\"argon2id\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"memoryKib\":262145,\"iterations\":1,\"lanes\":1},\"check\":{\"nonce\":\"AAAAAAAAAAAAAAAA\",\"data\":\"AAAAAAAAAAAAAAAAAAAAAA==\"},\"records\":[]}",
                "{\"version\":1,\"kdf\":{\"name\":\"argon2id\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA==\",\"memoryKib\":64,\"iterations\":1,\"lanes\":1},\"check\":{\"nonce\":\"\",\"data\":\"\"},\"records\":[null]}"
            })
    void aFileThatIsNoVaultIsRefusedAndLeftAlone(String text) throws IOException {
        Files.writeString(file(), text);

        assertFails("SB-605", this::opened);

        assertThat(file()).hasContent(text);
    }

    @Test
    void aVaultOfANewerVersionIsRefused() throws IOException {
        opened();
        edit(tree -> tree.put("version", 2).put("unheard", "of"));

        assertFails("SB-609", this::opened);
    }

    @Test
    void aVaultThatWasReplacedNeedsItsOwnPassphrase() throws IOException {
        VaultStore vault = opened();
        vault.put(SLOT, TOKEN);
        Files.delete(file());
        vault().open(new Secret("another passphrase"));

        assertFails("SB-602", () -> vault.put(SLOT, TOKEN));
        assertThat(vault.isOpen()).isFalse();
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
