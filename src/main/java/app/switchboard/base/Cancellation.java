package app.switchboard.base;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A wish to stop, handed down through a piece of work. Threads are never interrupted: an interrupt closes the file channel under H2 and takes the database with it.
 */
public final class Cancellation {

    /** Thrown where work stops because it was asked to. */
    public static final class CancelledException extends RuntimeException {
        public CancelledException() {
            super("cancelled");
        }
    }

    /** Ends a registration made by {@link #onCancel}. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final Map<Object, Runnable> actions = new ConcurrentHashMap<>();

    /** A token that nobody cancels. */
    public static Cancellation never() {
        return new Cancellation();
    }

    /** Asks the work to stop. Idempotent; safe from any thread. */
    public void cancel() {
        cancelled.countDown();
        actions.forEach((key, action) -> {
            if (actions.remove(key) != null) {
                action.run();
            }
        });
    }

    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /**
     * @throws CancelledException if {@link #cancel} was called
     */
    public void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /** Runs an action once when the work is cancelled; at once if it already is. */
    public Registration onCancel(Runnable action) {
        Object key = new Object();
        actions.put(key, action);
        if (isCancelled() && actions.remove(key) != null) {
            action.run();
        }
        return () -> actions.remove(key);
    }

    /**
     * Waits, and wakes at once when cancelled.
     *
     * @throws CancelledException if cancelled before or during the wait
     */
    public void sleep(Duration time) {
        try {
            if (cancelled.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CancelledException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
