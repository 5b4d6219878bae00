package app.switchboard.fx;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Work that must not block the window. Tests use a twin that runs everything at once on the calling thread. */
public interface Background {

    /**
     * Runs work on another thread and hands what came of it back on the FX thread. There is no way to leave the failure out: one that nobody looks at vanishes.
     */
    <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed);

    /** Runs an action on the FX thread: at once if this is it. */
    void onFx(Runnable action);

    /**
     * A consumer for any thread that hands values to the FX thread, at most 30 a second; between two only the newest counts, and the last always arrives.
     */
    <T> Consumer<T> coalesced(Consumer<? super T> onFx);

    /** Runs an action on the FX thread, once, after a pause. */
    void after(Duration pause, Runnable onFx);

    /** Runs an action on the FX thread again and again, until the registration is closed. */
    Cancellation.Registration every(Duration pause, Runnable onFx);
}
