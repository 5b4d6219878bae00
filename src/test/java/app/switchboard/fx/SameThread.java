package app.switchboard.fx;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs everything at once on the calling thread. */
public class SameThread implements Background {

    private final List<Runnable> timers = new ArrayList<>();
    private @Nullable Failure failure;

    /** From now on everything fails, as where the database can't be read. */
    public SameThread failing() {
        failure = new Failure.Database("SB-402", "The database can't be read.", "Restore a backup.", null);
        return this;
    }

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        if (failure != null) {
            failed.accept(failure);
            return;
        }
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            failed.accept(Failure.of(e));
            return;
        }
        done.accept(result);
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
    public void after(Duration pause, Runnable onFx) {
        onFx.run();
    }

    @Override
    public Cancellation.Registration every(Duration pause, Runnable onFx) {
        timers.add(onFx);
        return () -> timers.remove(onFx);
    }

    /** Lets every timer strike once. */
    public void tick() {
        List.copyOf(timers).forEach(Runnable::run);
    }
}
