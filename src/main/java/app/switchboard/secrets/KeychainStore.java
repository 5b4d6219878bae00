package app.switchboard.secrets;

import app.switchboard.base.FailureException;
import app.switchboard.base.Parallel;
import app.switchboard.base.Secret;
import app.switchboard.base.Threads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A keychain that can be relied on to answer or to fail: every call runs on one daemon thread, has a time limit, and is checked by reading back. Whatever goes wrong is SB-601. Thread and keychain start with the first call.
 */
final class KeychainStore implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(KeychainStore.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Supplier<SecretStore> opener;
    private final Duration limit;
    private final Duration retry;
    private final ExecutorService thread = Threads.single("keychain");

    /** Touched by the keychain thread alone. */
    private @Nullable SecretStore keychain;

    // Guarded by this.
    private @Nullable Future<?> running;
    private Health health = Health.UNKNOWN;
    private long failedAt;

    private enum Health {
        UNKNOWN,
        GOOD,
        BAD
    }

    /** The operating system's keychain. */
    KeychainStore() {
        this(JavaKeyring::open, LIMIT, RETRY);
    }

    /**
     * @param opener opens the keychain; may hang or throw whatever it likes, and so may what it returns
     * @param limit how long a call may take
     * @param retry how long a failed {@link #isAvailable} counts
     */
    KeychainStore(Supplier<SecretStore> opener, Duration limit, Duration retry) {
        this.opener = opener;
        this.limit = limit;
        this.retry = retry;
    }

    /** No keychain at all. */
    static KeychainStore none() {
        return new KeychainStore(
                () -> {
                    throw new IllegalStateException("no keychain is wanted here");
                },
                LIMIT,
                Duration.ofDays(365));
    }

    /** True if the keychain keeps what it is given: tried out once, and again a while after a failure. */
    synchronized boolean isAvailable() {
        if (health == Health.BAD && System.nanoTime() - failedAt < retry.toNanos()) {
            return false;
        }
        try {
            if (health != Health.GOOD) {
                call(store -> {
                    KeychainProbe.run(store);
                    return true;
                });
            }
            return true;
        } catch (FailureException e) {
            LOG.debug("No keychain works here", e);
            return false;
        }
    }

    @Override
    public void put(SecretSlot slot, Secret secret) {
        call(store -> {
            store.put(slot, secret);
            // A dead daemon takes everything and says nothing.
            if (store.get(slot).filter(secret::equals).isEmpty()) {
                throw new IllegalStateException("the keychain did not keep the entry");
            }
            return true;
        });
    }

    @Override
    public Optional<Secret> get(SecretSlot slot) {
        return call(store -> {
            Optional<Secret> found = store.get(slot);
            if (found.isEmpty()) {
                // A dead daemon has nothing either: absent is what a working one says.
                KeychainProbe.run(store);
            }
            return found;
        });
    }

    @Override
    public void delete(SecretSlot slot) {
        call(store -> {
            store.delete(slot);
            if (store.get(slot).isPresent()) {
                throw new IllegalStateException("the keychain did not delete the entry");
            }
            KeychainProbe.run(store);
            return true;
        });
    }

    /** Lets go of the keychain, if there ever was one; does not wait for one that hangs. */
    @Override
    public synchronized void close() {
        if (running != null && running.isDone()) {
            Future<?> closing = Parallel.start(thread, () -> {
                letGo();
                return true;
            });
            try {
                closing.get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.info("the keychain's connection was left open", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread.shutdown();
    }

    private synchronized <T> T call(Function<SecretStore, T> work) {
        if (thread.isShutdown() || (running != null && !running.isDone())) {
            // Behind a call that hangs, this one would only wait its whole limit too.
            throw failed(null);
        }
        Future<T> future = Parallel.start(thread, () -> onThread(work));
        running = future;
        try {
            T answer = future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            health = Health.GOOD;
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (TimeoutException e) {
            throw failed(e);
        }
    }

    private FailureException failed(@Nullable Throwable cause) {
        health = Health.BAD;
        failedAt = System.nanoTime();
        return SecretFailures.keychain(cause);
    }

    private <T> T onThread(Function<SecretStore, T> work) {
        try {
            SecretStore open = keychain;
            if (open == null) {
                open = opener.get();
                keychain = open;
            }
            return work.apply(open);
        } catch (Throwable e) {
            // Its connection may be dead: the next call makes a new one.
            letGo();
            throw e;
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
