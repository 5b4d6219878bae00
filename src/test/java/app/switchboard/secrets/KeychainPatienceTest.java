package app.switchboard.secrets;

import static app.switchboard.secrets.SecretFixtures.SLOT;
import static app.switchboard.secrets.SecretFixtures.TOKEN;
import static app.switchboard.secrets.SecretFixtures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Secret;
import app.switchboard.secrets.FakeKeychain.Mood;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A locked keychain asks a person, who needs longer than a machine and may not want to. */
@Timeout(30)
@SuppressWarnings("NullAway.Init")
class KeychainPatienceTest {

    private static final Duration MACHINE = Duration.ofMillis(100);
    private static final Duration PERSON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final FakeKeychain keychain = new FakeKeychain(Mood.HANGS);
    private final List<Boolean> told = new CopyOnWriteArrayList<>();
    private SecretsDoor secrets;

    @BeforeEach
    void open() {
        KeychainExecutor.Limits limits = new KeychainExecutor.Limits(MACHINE, PERSON, Duration.ofMillis(20));
        secrets = new SecretsDoor(
                new VaultStore(folder, 64), new KeychainStore(keychain::open, limits, Duration.ofHours(1)), Map.of());
    }

    @AfterEach
    void close() {
        secrets.close();
        keychain.release();
    }

    private CompletableFuture<KeptIn> keep() {
        return CompletableFuture.supplyAsync(() -> secrets.keep(SLOT, TOKEN));
    }

    private static <T> T of(CompletableFuture<T> work) throws Exception {
        return work.get(10, TimeUnit.SECONDS);
    }

    @Test
    void thePersonIsWaitedForAndToldOfIt() throws Exception {
        secrets.onKeychainWait(told::add);
        CompletableFuture<KeptIn> kept = keep();
        await().until(() -> told.equals(List.of(true)));
        keychain.release();
        assertThat(of(kept)).isEqualTo(KeptIn.KEYCHAIN);
        assertThat(told).containsExactly(true, false);
        assertThat(keychain.kept.get(SLOT)).contains(TOKEN);
    }

    /** The pane that looks where things are gave up, and the system's question still stands when the person clicks Save. */
    @Test
    void aQuestionThatStillStandsIsWaitedFor() throws Exception {
        secrets.onKeychainWait(told::add);
        assertThat(secrets.preferred()).isEqualTo(KeptIn.SESSION);
        assertThat(told).isEmpty();
        CompletableFuture<KeptIn> kept = keep();
        await().until(() -> told.contains(true));
        keychain.release();
        assertThat(of(kept)).isEqualTo(KeptIn.KEYCHAIN);
    }

    @Test
    void whoDoesNotWantToAnswerIsNotAskedAgainAtOnce() throws Exception {
        secrets.onKeychainWait(told::add);
        CompletableFuture<KeptIn> kept = keep();
        await().until(() -> told.contains(true));
        secrets.stopWaiting();
        assertThat(of(kept)).isEqualTo(KeptIn.SESSION);
        assertThat(told).containsExactly(true, false);
        assertThat(of(keep())).isEqualTo(KeptIn.SESSION);
        assertFails("SB-601", () -> secrets.read(KeptIn.KEYCHAIN, SLOT));
        assertThat(told).containsExactly(true, false);
    }

    /** What was put elsewhere meanwhile must not turn up in the keychain, where nobody would ever look for it. */
    @Test
    void whatWasGivenUpIsNotKeptLate() throws Exception {
        keychain.mood = Mood.WORKS;
        secrets.keep(SLOT, new Secret("an older token"));
        keychain.mood = Mood.HANGS;
        assertThat(secrets.keep(SLOT, TOKEN)).isEqualTo(KeptIn.SESSION);
        keychain.release();
        await().until(() -> secrets.look(KeptIn.KEYCHAIN, SLOT).isPresent());
        assertThat(keychain.kept.get(SLOT)).contains(new Secret("an older token"));
    }

    @Test
    void aPutThatEndsLateIsTakenBack() throws Exception {
        keychain.mood = Mood.WORKS;
        secrets.preferred();
        keychain.hangsAfterPut = true;
        assertThat(secrets.keep(SLOT, TOKEN)).isEqualTo(KeptIn.SESSION);
        assertThat(keychain.kept.get(SLOT)).as("it came as far as that").contains(TOKEN);
        keychain.release();
        await().until(() -> keychain.kept.get(SLOT).isEmpty());
    }

    @Test
    void withNobodyToTellNobodyIsWaitedFor() {
        assertFails("SB-601", () -> secrets.read(KeptIn.KEYCHAIN, SLOT));
        assertThat(told).isEmpty();
    }

    @Test
    void aLookAroundWaitsForNobody() {
        secrets.onKeychainWait(told::add);
        assertThat(secrets.look(KeptIn.KEYCHAIN, SLOT)).isEmpty();
        assertThat(secrets.stores().keychain()).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void quittingDoesNotWaitForAnAnswer() throws Exception {
        secrets.onKeychainWait(told::add);
        CompletableFuture<KeptIn> kept = keep();
        await().until(() -> told.contains(true));
        secrets.close();
        assertThat(of(kept)).isEqualTo(KeptIn.SESSION);
    }
}
