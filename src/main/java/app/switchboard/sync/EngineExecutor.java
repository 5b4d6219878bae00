package app.switchboard.sync;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The engine's one place where threads start: virtual ones, since all they do is wait for Twilio. */
public final class EngineExecutor {

    private EngineExecutor() {}

    /** A new executor; whoever wires the engine closes it. */
    public static ExecutorService create() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("engine-", 0).factory());
    }
}
