package app.switchboard.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/** How long the FX thread lets others wait, asked again and again from outside; and what it computed meanwhile. */
public final class Holds {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * The longest turn of the FX thread.
     *
     * @param waited how long somebody waited for it
     * @param computed the most processor time that it used between two questions: what else the machine does is not in it
     */
    public record Longest(Duration waited, Duration computed) {}

    private final long fxThread;
    private long computedBefore;
    private volatile boolean watching = true;
    private long waited;
    private long computed;

    /** Watches from now on. */
    public Holds() {
        fxThread = onFx(() -> Thread.currentThread().threadId());
        Thread.ofPlatform().daemon().name("holds").start(() -> {
            while (true) {
                while (!watching) {
                    LockSupport.parkNanos(5_000_000);
                }
                long asked = System.nanoTime();
                onFx(() -> note(asked));
                LockSupport.parkNanos(1_000_000);
            }
        });
    }

    private synchronized boolean note(long asked) {
        long now = total();
        waited = Math.max(waited, System.nanoTime() - asked);
        computed = Math.max(computed, now - computedBefore);
        computedBefore = now;
        return true;
    }

    /** The processor time that the FX thread has used so far, in nanoseconds. */
    public long total() {
        return THREADS.getThreadCpuTime(fxThread);
    }

    /** Asks no more until {@link #forget}: a thousand questions a second are work too. */
    public void rest() {
        watching = false;
    }

    /** Begins anew. */
    public synchronized void forget() {
        watching = true;
        waited = 0;
        computed = 0;
        computedBefore = total();
    }

    public synchronized Longest longest() {
        return new Longest(Duration.ofNanos(waited), Duration.ofNanos(computed));
    }

    /** Runs something on the FX thread and waits for it. */
    public static <T> T onFx(java.util.concurrent.Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
