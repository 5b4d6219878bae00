package app.switchboard.fx;

import app.switchboard.base.Failure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads something again and again in the background, never twice at a time: asked while it reads, it reads once more afterwards. For the FX thread. */
public final class Rereading<T> {

    /** In times of what a reading took: a sync must not have less than that share of a processor, however much there is to read. */
    private static final int REST = 3;

    private final Background background;
    private final Supplier<Callable<T>> work;
    private final Consumer<? super T> done;
    private final Consumer<Failure> failed;
    private boolean reading;
    /** Somebody waits for what is to be read. */
    private boolean again;

    private boolean resting;
    /** Something was changed since the last reading began. */
    private boolean followed;

    /**
     * @param work makes what is to be run; asked on the FX thread before each reading
     */
    public Rereading(
            Background background, Supplier<Callable<T>> work, Consumer<? super T> done, Consumer<Failure> failed) {
        this.background = background;
        this.work = work;
        this.done = done;
        this.failed = failed;
    }

    /** Reads, now or as soon as the reading that goes on has come to its end: somebody waits for it. */
    public void read() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        again = false;
        followed = false;
        long start = System.nanoTime();
        background.run(
                work.get(),
                result -> finish(start, () -> done.accept(result)),
                failure -> finish(start, () -> failed.accept(failure)));
    }

    /** Reads, since what was read has changed: it may change again and again, so that between two readings there is a rest that is longer than they are. */
    public void follow() {
        if (reading || resting) {
            followed = true;
        } else {
            read();
        }
    }

    /** Whether there is a reading that has not come to its end, or that is due. */
    public boolean isReading() {
        return reading || again || followed;
    }

    private void finish(long start, Runnable tell) {
        reading = false;
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        tell.run();
        if (again) {
            read();
        }
        if (!resting) {
            resting = true;
            background.after(took.multipliedBy(REST), this::rested);
        }
    }

    private void rested() {
        resting = false;
        if (followed) {
            follow();
        }
    }
}
