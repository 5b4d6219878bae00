package app.switchboard.secrets;

import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.base.Threads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A keychain that can be relied on to answer or to fail: every call runs on one daemon thread, has a time limit, and is checked by reading back. Whatever goes wrong is SB-601. Thread and keychain start with the first call.
 *
 * <p>A locked keychain asks the person, who needs longer than a machine: calls that somebody wants the answer of wait for that, where {@link KeychainWaits} can say so.
 */
final class KeychainStore implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(KeychainStore.class);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    /**
     * How long a call may take.
     *
     * @param machine where nobody is asked
     * @param person where somebody may be, and is told
     * @param untold so long nobody minds to wait
     */
    record Limits(Duration machine, Duration person, Duration untold) {
        static final Limits STANDARD = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(1));
    }

    private final Supplier<SecretStore> opener;
    private final Limits limits;
    private final Duration retry;
    private final ExecutorService thread = Threads.single("keychain");
    private final KeychainWaits waits = new KeychainWaits();

    /** Touched by the keychain thread alone. */
    private @Nullable SecretStore keychain;

    // Guarded by this.
    /** What the keychain thread is at. */
    private @Nullable CompletableFuture<?> running;
    /** True where its caller has given it up. */
    private boolean hangs;

    private Health health = Health.UNKNOWN;
    private long failedAt;
    /** True where not even the person's time was enough. */
    private boolean personGaveUp;

    private boolean closed;

    private enum Health {
        UNKNOWN,
        GOOD,
        BAD
    }

    /** The operating system's keychain. */
    KeychainStore() {
        this(JavaKeyring::open, Limits.STANDARD, RETRY);
    }

    /**
     * @param opener opens the keychain; may hang or throw whatever it likes, and so may what it returns
     * @param retry how long a failed {@link #isAvailable} counts
     */
    KeychainStore(Supplier<SecretStore> opener, Limits limits, Duration retry) {
        this.opener = opener;
        this.limits = limits;
        this.retry = retry;
    }

    /** No keychain at all. */
    static KeychainStore none() {
        return new KeychainStore(
                () -> {
                    throw new IllegalStateException("no keychain is wanted here");
                },
                Limits.STANDARD,
                Duration.ofDays(365));
    }

    /** Who is told while a call waits for the person, and what ends that. */
    KeychainWaits waits() {
        return waits;
    }

    /** True if the keychain keeps what it is given: tried out once, and again a while after a failure. Nobody is waited for. */
    boolean isAvailable() {
        return isAvailable(false);
    }

    /** As {@link #isAvailable()}, where something is to be kept now: waits for the person. */
    boolean isAvailableByPerson() {
        return isAvailable(true);
    }

    private boolean isAvailable(boolean byPerson) {
        synchronized (this) {
            if (health == Health.GOOD) {
                return true;
            }
            boolean asksStill = byPerson && hangs && !personGaveUp && waits.isTold();
            if (health == Health.BAD && isRecent() && !asksStill) {
                return false;
            }
        }
        try {
            return call(
                    byPerson,
                    store -> {
                        KeychainProbe.run(store);
                        return true;
                    },
                    store -> {});
        } catch (FailureException e) {
            LOG.debug("No keychain works here", e);
            return false;
        }
    }

    @Override
    public void put(SecretSlot slot, Secret secret) {
        AtomicReference<Optional<Secret>> before = new AtomicReference<>(Optional.empty());
        call(
                true,
                store -> {
                    before.set(store.get(slot));
                    store.put(slot, secret);
                    // A dead daemon takes everything and says nothing.
                    if (store.get(slot).filter(secret::equals).isEmpty()) {
                        throw new IllegalStateException("the keychain did not keep the entry");
                    }
                    return true;
                },
                // Whoever gave up has put it elsewhere by now: here nobody would ever ask for it.
                store -> before.get().ifPresentOrElse(old -> store.put(slot, old), () -> store.delete(slot)));
    }

    @Override
    public Optional<Secret> get(SecretSlot slot) {
        return get(slot, true);
    }

    /** As {@link #get}; nobody is waited for. */
    Optional<Secret> look(SecretSlot slot) {
        return get(slot, false);
    }

    private Optional<Secret> get(SecretSlot slot, boolean byPerson) {
        return call(
                byPerson,
                store -> {
                    Optional<Secret> found = store.get(slot);
                    if (found.isEmpty()) {
                        // A dead daemon has nothing either: absent is what a working one says.
                        KeychainProbe.run(store);
                    }
                    return found;
                },
                store -> {});
    }

    @Override
    public void delete(SecretSlot slot) {
        call(
                true,
                store -> {
                    store.delete(slot);
                    if (store.get(slot).isPresent()) {
                        throw new IllegalStateException("the keychain did not delete the entry");
                    }
                    KeychainProbe.run(store);
                    return true;
                },
                store -> {});
    }

    /** Lets go of the keychain, if there ever was one; does not wait for one that hangs. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (running == null) {
                Threads.run(thread, this::letGo);
            }
            thread.shutdown();
        }
        waits.end();
        try {
            if (!thread.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("the keychain's connection was left open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRecent() {
        return System.nanoTime() - failedAt < retry.toNanos();
    }

    /**
     * @param late takes back what came to its end after its caller had given up
     */
    private <T> T call(boolean byPerson, Function<SecretStore, T> work, Consumer<SecretStore> late) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean patient = byPerson && waits.isTold();
        synchronized (this) {
            // Behind a call that hangs, this one would only wait its whole limit too.
            if (closed || (hangs && (!patient || (personGaveUp && isRecent())))) {
                throw failed(null, false);
            }
            Threads.run(thread, () -> onThread(answer, work, late));
        }
        try {
            T result = patient
                    ? waits.await(answer, limits.untold(), limits.person())
                    : answer.get(limits.machine().toMillis(), TimeUnit.MILLISECONDS);
            synchronized (this) {
                health = Health.GOOD;
                personGaveUp = false;
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw gaveUp(answer, e, false);
        } catch (ExecutionException e) {
            throw failed(e.getCause(), false);
        } catch (TimeoutException e) {
            throw gaveUp(answer, e, patient);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very call that is on the thread
    private FailureException gaveUp(CompletableFuture<?> answer, Throwable cause, boolean person) {
        synchronized (this) {
            answer.completeExceptionally(cause);
            hangs |= running == answer;
        }
        return failed(cause, person);
    }

    private synchronized FailureException failed(@Nullable Throwable cause, boolean person) {
        health = Health.BAD;
        failedAt = System.nanoTime();
        personGaveUp |= person;
        return SecretFailures.keychain(cause);
    }

    private <T> void onThread(CompletableFuture<T> answer, Function<SecretStore, T> work, Consumer<SecretStore> late) {
        synchronized (this) {
            if (answer.isDone()) {
                return;
            }
            running = answer;
        }
        try {
            SecretStore open = keychain;
            if (open == null) {
                open = opener.get();
                keychain = open;
            }
            // It may have waited for the person in there, and the caller not.
            if (!answer.isDone() && !answer.complete(work.apply(open))) {
                late.accept(open);
            }
            answered(answer);
        } catch (Throwable e) {
            // Its connection may be dead: the next call makes a new one.
            letGo();
            answer.completeExceptionally(e);
        } finally {
            ended();
        }
    }

    /** What was given up works after all, as it does once the person has unlocked it. */
    private synchronized void answered(CompletableFuture<?> answer) {
        if (answer.isCompletedExceptionally()) {
            health = Health.UNKNOWN;
            personGaveUp = false;
        }
    }

    private synchronized void ended() {
        running = null;
        hangs = false;
        if (closed) {
            letGo();
        }
    }

    private void letGo() {
        SecretStore open = keychain;
        keychain = null;
        if (open != null) {
            open.close();
        }
    }
}
