package app.switchboard.fx;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nobody caught, on any thread: into the log, and to the window. A mistake in a view can come sixty times a second: it is logged once a minute, and told once a frame.
 */
public final class Uncaught implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Uncaught.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MOST_KINDS = 100;

    private final Consumer<Runnable> onFx;
    private final Consumer<Throwable> tell;
    private final Map<String, Long> logged = new HashMap<>();
    private final AtomicReference<@Nullable Throwable> waiting = new AtomicReference<>();

    /**
     * @param onFx runs an action on the FX thread
     * @param tell shows one there
     */
    public Uncaught(Consumer<Runnable> onFx, Consumer<Throwable> tell) {
        this.onFx = onFx;
        this.tell = tell;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        log(thread, thrown);
        if (waiting.getAndSet(thrown) == null) {
            onFx.accept(this::show);
        }
    }

    private void show() {
        Throwable thrown = waiting.getAndSet(null);
        if (thrown == null) {
            return;
        }
        try {
            tell.accept(thrown);
        } catch (RuntimeException | LinkageError e) {
            // To hand this on would come back here.
            LOG.error("The error can't be shown", e);
        }
    }

    private synchronized void log(Thread thread, Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        String kind = thrown.getClass().getName() + (stack.length == 0 ? "" : stack[0]);
        long now = System.nanoTime();
        Long before = logged.get(kind);
        if (before == null || now - before > QUIET.toNanos()) {
            if (logged.size() >= MOST_KINDS) {
                logged.clear();
            }
            logged.put(kind, now);
            LOG.error("Nobody caught this on {}", thread.getName(), thrown);
        }
    }
}
