package app.switchboard.fx;

import app.switchboard.base.Failure;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads something again and again in the background, never twice at a time: asked while it reads, it reads once more afterwards. For the FX thread. */
public final class Rereading<T> {

    private final Background background;
    private final Supplier<Callable<T>> work;
    private final Consumer<? super T> done;
    private final Consumer<Failure> failed;
    private boolean reading;
    private boolean again;

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

    /** Reads, now or as soon as the reading that goes on has come to its end. */
    public void read() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        background.run(
                work.get(),
                result -> finish(() -> done.accept(result)),
                failure -> finish(() -> failed.accept(failure)));
    }

    /** Whether there is a reading that has not come to its end. */
    public boolean isReading() {
        return reading;
    }

    private void finish(Runnable tell) {
        reading = false;
        tell.run();
        if (again) {
            again = false;
            read();
        }
    }
}
