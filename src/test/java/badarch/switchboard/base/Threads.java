package badarch.switchboard.base;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one place for threads. */
public final class Threads {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Nested classes belong to it. */
    public static final class Named {
        public void start(Runnable work) {
            new Thread(work, "engine").start();
        }
    }

    public void run(Runnable work) {
        threads.execute(work);
    }
}
