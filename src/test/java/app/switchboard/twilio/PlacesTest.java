package app.switchboard.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(1);

    private Thread waiting(Runnable action) {
        Thread thread = Thread.ofVirtual().start(action);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void whoAsksFirstIsServedFirst() {
        places.take(Cancellation.never());
        List<Integer> served = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 5; i++) {
            int me = i;
            waiting(() -> {
                places.take(Cancellation.never());
                served.add(me);
            });
        }
        for (int i = 1; i <= 5; i++) {
            places.give();
            int soFar = i;
            while (served.size() < soFar) {
                Thread.onSpinWait();
            }
        }
        assertThat(served).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aCancelledWaitEndsAtOnceAndLeavesItsPlaceToTheNext() throws InterruptedException {
        places.take(Cancellation.never());
        Cancellation cancellation = new Cancellation();
        AtomicInteger cancelled = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        Thread first = waiting(() -> {
            try {
                places.take(cancellation);
            } catch (CancelledException e) {
                cancelled.incrementAndGet();
            }
        });
        Thread second = waiting(() -> {
            places.take(Cancellation.never());
            served.incrementAndGet();
        });
        cancellation.cancel();
        first.join();
        assertThat(cancelled).hasValue(1);
        assertThat(served).hasValue(0);
        places.give();
        second.join();
        assertThat(served).hasValue(1);
        assertThat(places.full()).isTrue();
        assertThatThrownBy(() -> places.take(cancellation)).isInstanceOf(CancelledException.class);
    }

    @Test
    void morePlacesWakeThoseWhoWait() throws InterruptedException {
        places.take(Cancellation.never());
        Thread waiter = waiting(() -> places.take(Cancellation.never()));
        places.limit(2);
        waiter.join();
        places.limit(1);
        places.give();
        assertThat(places.full()).isTrue();
        places.give();
        assertThat(places.take(Cancellation.never()).taken()).isEqualTo(1);
    }

    /** Places handed out in the very moment of a cancel must be neither lost nor given back twice. */
    @Test
    void noPlaceIsLostWhenCancelsAndPlacesCross() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            Cancellation cancellation = new Cancellation();
            places.take(Cancellation.never());
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(i -> waiting(() -> {
                        try {
                            places.take(cancellation);
                            places.give();
                        } catch (CancelledException e) {
                            // One of the two ends is as good as the other.
                        }
                    }))
                    .toList();
            Thread canceller = Thread.ofVirtual().start(cancellation::cancel);
            places.give();
            canceller.join();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(places.take(Cancellation.never()).taken()).isEqualTo(1);
            places.give();
        }
    }
}
