package badarch.switchboard.sync;

import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

public final class StartsThreads {

    private StartsThreads() {}

    public static final class ByConstructor {
        public Thread start(Runnable work) {
            return new Thread(work);
        }
    }

    public static final class ByReference {
        public ThreadFactory start() {
            return Thread::new;
        }
    }

    public static final class BySubclass extends Thread {
        public Runnable begin(Runnable work) {
            return work;
        }
    }

    public static final class Virtual {
        public Thread start(Runnable work) {
            return Thread.ofVirtual().unstarted(work);
        }
    }

    public static final class Platform {
        public Thread start(Runnable work) {
            return Thread.ofPlatform().unstarted(work);
        }
    }

    public static final class ByExecutors {
        public ExecutorService start() {
            return Executors.newCachedThreadPool();
        }
    }

    public static final class ByForkJoin {
        public ForkJoinPool start() {
            return ForkJoinPool.commonPool();
        }
    }

    public static final class ByRunAsync {
        public CompletableFuture<Void> start(Runnable work) {
            return CompletableFuture.runAsync(work);
        }
    }

    public static final class BySupplyAsync {
        public CompletableFuture<String> start(Runnable work) {
            return CompletableFuture.supplyAsync(work::toString);
        }
    }

    public static final class ByParallelStream {
        public long start(Runnable work) {
            return List.of(work).parallelStream().count();
        }
    }

    public static final class ByTimer {
        public Timer start() {
            return new Timer();
        }
    }

    public static final class ByPool {
        public ExecutorService start() {
            return new ScheduledThreadPoolExecutor(1);
        }
    }
}
