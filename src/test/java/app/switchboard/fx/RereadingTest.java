package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RereadingTest {

    private final ByHand background = new ByHand();
    private final AtomicInteger read = new AtomicInteger();
    private final Rereading<Integer> reading =
            new Rereading<>(background, () -> read::incrementAndGet, number -> {}, failure -> {});

    @Test
    void readsOnceMoreForAllThatWasAskedMeanwhile() {
        reading.read();
        reading.read();
        reading.read();
        background.work();
        assertThat(read).hasValue(1);
        background.work();
        assertThat(read).hasValue(2);
        assertThat(background.works).isEmpty();
    }

    @Test
    void restsBeforeItFollowsAgain() {
        reading.follow();
        reading.follow();
        background.work();
        reading.follow();
        assertThat(background.works).as("it rests").isEmpty();
        background.restIsOver();
        background.work();
        assertThat(read).hasValue(2);
        background.restIsOver();
        assertThat(background.works).as("nothing changed since").isEmpty();
        reading.follow();
        background.work();
        assertThat(read).hasValue(3);
    }

    @Test
    void doesNotRestWhereSomebodyWaits() {
        reading.follow();
        background.work();
        reading.follow();
        reading.read();
        background.work();
        assertThat(read).hasValue(2);
        background.restIsOver();
        assertThat(background.works).as("what changed before was read").isEmpty();
    }

    @Test
    void restsAfterAFailureToo() {
        Rereading<Integer> failing = new Rereading<>(
                background,
                () -> () -> {
                    read.incrementAndGet();
                    throw new IllegalStateException("gone");
                },
                number -> {},
                failure -> {});
        failing.follow();
        background.work();
        failing.follow();
        background.restIsOver();
        background.work();
        assertThat(read).hasValue(2);
    }

    /** Does what it is given when it is told to. */
    private static final class ByHand implements Background {

        private final Deque<Runnable> works = new ArrayDeque<>();
        private final Deque<Runnable> rests = new ArrayDeque<>();
        private final SameThread same = new SameThread();

        void work() {
            works.remove().run();
        }

        void restIsOver() {
            Objects.requireNonNull(rests.poll(), "it does not rest").run();
        }

        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
            works.add(() -> same.run(work, done, failed));
        }

        @Override
        public void after(Duration pause, Runnable onFx) {
            rests.add(onFx);
        }

        @Override
        public void onFx(Runnable action) {
            action.run();
        }

        @Override
        public <T> Consumer<T> coalesced(Consumer<? super T> onFx) {
            return onFx::accept;
        }

        @Override
        public Cancellation.Registration every(Duration pause, Runnable onFx) {
            return () -> {};
        }
    }
}
