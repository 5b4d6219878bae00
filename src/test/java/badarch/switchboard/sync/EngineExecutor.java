package badarch.switchboard.sync;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The engine's one place for threads. */
public final class EngineExecutor {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Nested classes belong to it. */
    public static final class Named {
        public Thread thread(Runnable work) {
            return new Thread(work, "engine");
        }
    }

    public void stop() {
        threads.shutdown();
    }
}
