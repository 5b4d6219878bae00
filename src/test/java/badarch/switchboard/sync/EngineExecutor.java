package badarch.switchboard.sync;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Once the engine's own place for threads. */
public final class EngineExecutor {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Nested classes count as their own. */
    public static final class Named {
        public Thread thread(Runnable work) {
            return new Thread(work, "engine");
        }
    }

    public void stop() {
        threads.shutdown();
    }
}
