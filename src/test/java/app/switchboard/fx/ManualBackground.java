package app.switchboard.fx;

import app.switchboard.base.Failure;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Keeps background work until told to run it. */
public final class ManualBackground extends SameThread {

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        waiting.add(() -> super.run(work, done, failed));
    }

    /** How much waits. */
    public int waiting() {
        return waiting.size();
    }

    /** Runs what waits longest; throws where nothing does. */
    public void runNext() {
        waiting.remove().run();
    }

    /** Runs what waits, and what that gives rise to. */
    public void runAll() {
        while (!waiting.isEmpty()) {
            runNext();
        }
    }
}
