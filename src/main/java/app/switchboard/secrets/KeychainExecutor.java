package app.switchboard.secrets;

import app.switchboard.base.FailureException;
import app.switchboard.base.Threads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the calls to a keychain on one daemon thread, each with a time limit. Thread and keychain start with the first call.
 *
 * <p>A locked keychain asks the person, who needs longer than a machine: calls that somebody wants the answer of wait for that, where {@link KeychainWaits} can say so. Behind a call that hangs no other waits.
 */
final class KeychainExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(KeychainExecutor.class);
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

    /**
     * @param opener opens the keychain; may hang or throw whatever it likes, and so may what it returns
     * @param retry how long a failure counts
     */
    KeychainExecutor(Supplier<SecretStore> opener, Limits limits, Duration retry) {
        this.opener = opener;
        this.limits = limits;
        this.retry = retry;
    }

    /** Who is told while a call waits for the person, and what ends that. */
    KeychainWaits waits() {
        return waits;
    }

    /**
     * Whether the keychain works, where the last call says so; empty where it takes another.
     *
     * @param byPerson whether the person may be waited for
     */
    synchronized Optional<Boolean> works(boolean byPerson) {
        if (health == Health.GOOD) {
            return Optional.of(true);
        }
        boolean asksStill = byPerson && hangs && !personGaveUp && waits.isTold();
        return health == Health.BAD && isRecent() && !asksStill ? Optional.of(false) : Optional.empty();
    }

    /** As {@link #call(boolean, Function, Consumer)}, where nothing has to be taken back. */
    <T> T call(boolean byPerson, Function<SecretStore, T> work) {
        return call(byPerson, work, store -> {});
    }

    /**
     * Waits for what the keychain answers.
     *
     * @param byPerson whether the person may be waited for
     * @param late takes back what came to its end after its caller had given up
     * @throws FailureException SB-601, whatever goes wrong
     */
    <T> T call(boolean byPerson, Function<SecretStore, T> work, Consumer<SecretStore> late) {
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

    /** Lets go of the keychain, if there ever was one; does not wait for one that hangs. */
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
