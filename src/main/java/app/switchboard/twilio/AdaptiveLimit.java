package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests an account has in flight at once. Twilio limits concurrency an account and does not publish the number, so it is found: grow while answered, halve on 429.
 */
final class AdaptiveLimit {

    private static final int FIRST = 4;
    private static final int MOST = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private double allowed = FIRST;
    private int inFlight;
    /** Answers that were under way when the limit was last halved tell nothing new. */
    private int deafFor;

    /**
     * Waits for a place.
     *
     * @throws Cancellation.CancelledException at once when cancelled
     */
    void acquire(Cancellation cancellation) {
        try (var _ = cancellation.onCancel(this::wakeAll)) {
            lock.lock();
            try {
                while (inFlight >= (int) allowed) {
                    cancellation.throwIfCancelled();
                    changed.awaitUninterruptibly();
                }
                cancellation.throwIfCancelled();
                inFlight++;
            } finally {
                lock.unlock();
            }
        }
    }

    void release(boolean answered, boolean limited) {
        lock.lock();
        try {
            inFlight--;
            if (deafFor > 0) {
                deafFor--;
            } else if (limited) {
                allowed = Math.max(1, allowed / 2);
                deafFor = inFlight;
            } else if (answered) {
                allowed = Math.min(MOST, allowed + 1 / allowed);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void wakeAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
