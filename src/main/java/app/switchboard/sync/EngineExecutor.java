package app.switchboard.sync;

import app.switchboard.base.Threads;
import java.util.concurrent.ExecutorService;

/** The engine's threads: virtual ones, since all they do is wait for Twilio. */
public final class EngineExecutor {

    private EngineExecutor() {}

    /** A new executor; whoever wires the engine closes it. */
    public static ExecutorService create() {
        return Threads.each("engine");
    }
}
