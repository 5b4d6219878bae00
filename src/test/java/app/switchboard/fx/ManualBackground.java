package app.switchboard.fx;

import app.switchboard.base.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps background work until told to run it, and what came of it until told to hand it over. */
public final class ManualBackground extends SameThread {

    private final Deque<Piece<?>> waiting = new ArrayDeque<>();

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        waiting.add(new Piece<>(work, done, failed));
    }

    private <T> void runNow(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        super.run(work, done, failed);
    }

    /** How much waits. */
    public int waiting() {
        return waiting.size();
    }

    /** Does what waits, and keeps the answers: whatever changes from now on is too late for them. */
    public void workAll() {
        waiting.forEach(Piece::work);
    }

    /** Runs what waits longest, or hands over its answer; throws where nothing does. */
    public void runNext() {
        waiting.removeFirst().answer();
    }

    /** As {@link #runNext}, with what came last: it overtakes the others. */
    public void runLast() {
        waiting.removeLast().answer();
    }

    /** Runs what waits, and what that gives rise to. */
    public void runAll() {
        while (!waiting.isEmpty()) {
            runNext();
        }
    }

    /** Work, and then its answer. */
    private final class Piece<T> {

        private final Callable<T> work;
        private final Consumer<? super T> done;
        private final Consumer<Failure> failed;
        private @Nullable Runnable answer;

        Piece(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
            this.work = work;
            this.done = done;
            this.failed = failed;
        }

        void work() {
            if (answer == null) {
                runNow(
                        work,
                        result -> answer = () -> done.accept(result),
                        failure -> answer = () -> failed.accept(failure));
            }
        }

        void answer() {
            work();
            Objects.requireNonNull(answer).run();
        }
    }
}
