package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A number of places, handed out in the order of asking; the number may change at any time. Waiting ends at once when cancelled, which no {@link java.util.concurrent.Semaphore} does without interrupts. Safe for many threads.
 */
final class Places {

    /**
     * A place that was handed out.
     *
     * @param number counts up: later places have higher ones
     * @param taken how many places were taken then, this one included
     */
    record Place(long number, int taken) {}

    private static final class Waiter {
        final CountDownLatch woken = new CountDownLatch(1);

        @Nullable
        Place place;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Waiter> queue = new LinkedHashSet<>();
    private int limit;
    private int taken;
    private long last;

    Places(int limit) {
        this.limit = limit;
    }

    /**
     * Waits for a place. With none taken it never waits.
     *
     * @throws CancelledException at once when cancelled
     */
    Place take(Cancellation cancellation) {
        cancellation.throwIfCancelled();
        Waiter waiter = new Waiter();
        lock.lock();
        try {
            queue.add(waiter);
            handOut();
        } finally {
            lock.unlock();
        }
        if (waiter.woken.getCount() > 0) {
            await(waiter, cancellation);
        }
        Place place = placeOf(waiter);
        if (place != null && cancellation.isCancelled()) {
            give();
            place = null;
        }
        if (place == null) {
            throw new CancelledException();
        }
        return place;
    }

    private void await(Waiter waiter, Cancellation cancellation) {
        try (var _ = cancellation.onCancel(() -> leave(waiter))) {
            waiter.woken.await();
        } catch (InterruptedException e) {
            // Nobody interrupts these threads; if somebody does, it is a wish to stop.
            leave(waiter);
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a wait without a place, unless one was handed out already: that is its owner's to give back. */
    private void leave(Waiter waiter) {
        lock.lock();
        try {
            if (queue.remove(waiter)) {
                waiter.woken.countDown();
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Place placeOf(Waiter waiter) {
        lock.lock();
        try {
            return waiter.place;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place back. */
    void give() {
        lock.lock();
        try {
            taken--;
            handOut();
        } finally {
            lock.unlock();
        }
    }

    /** Changes the number of places; what is taken stays taken. */
    void limit(int places) {
        lock.lock();
        try {
            limit = places;
            handOut();
        } finally {
            lock.unlock();
        }
    }

    /** True where no place is free. */
    boolean full() {
        lock.lock();
        try {
            return taken >= limit;
        } finally {
            lock.unlock();
        }
    }

    /** How many places are taken. */
    int taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** The number of the place that was handed out last. */
    long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    private void handOut() {
        Iterator<Waiter> waiting = queue.iterator();
        while (taken < limit && waiting.hasNext()) {
            Waiter next = waiting.next();
            waiting.remove();
            next.place = new Place(++last, ++taken);
            next.woken.countDown();
        }
    }
}
