package app.switchboard.base;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The one place where threads start. Each has a name, and what nobody catches on one reaches the process's handler for that: a bare {@code submit} or {@code runAsync} would swallow it.
 */
public final class Threads {

    private Threads() {}

    /** Runs work on a virtual thread of its own. */
    public static void start(String name, Runnable work) {
        Thread.ofVirtual().name(name).start(work);
    }

    /** Runs work on a virtual thread of its own, after a pause. */
    public static void startAfter(Duration pause, String name, Runnable work) {
        CompletableFuture.delayedExecutor(
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS,
                        Thread.ofVirtual().name(name)::start)
                .execute(work);
    }

    /** An executor with a virtual thread for each piece of work: for work that waits. Whoever makes it closes it. */
    public static ExecutorService each(String name) {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** An executor with one thread of the system's, which does not keep the process alive: for native code. Whoever makes it closes it. */
    public static ExecutorService single(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Runs work on an executor of these. What can fail in it is the work's own to tell; {@link Parallel} is for work that has a result. */
    public static void run(Executor executor, Runnable work) {
        executor.execute(work);
    }

    /** Hands what nobody expected to the process's handler, where no thread ends of it. */
    public static void uncaught(Throwable thrown) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
}
