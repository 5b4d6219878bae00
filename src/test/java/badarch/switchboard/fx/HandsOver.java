package badarch.switchboard.fx;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

public final class HandsOver {

    private HandsOver() {}

    public static final class ByExecute {
        public void work(Executor threads, Runnable work) {
            threads.execute(work);
        }
    }

    public static final class ByReference {
        public Consumer<Runnable> work(Executor threads) {
            return threads::execute;
        }
    }

    public static final class BySubmit {
        public Future<?> work(ExecutorService threads, Runnable work) {
            return threads.submit(work);
        }
    }

    public static final class ByInvokeAll {
        public List<Future<String>> work(ExecutorService threads, List<Callable<String>> work)
                throws InterruptedException {
            return threads.invokeAll(work);
        }
    }

    public static final class BySchedule {
        public Future<?> work(ScheduledExecutorService threads, Runnable work) {
            return threads.schedule(work, 1, TimeUnit.SECONDS);
        }
    }

    public static final class ByThenAsync {
        public CompletableFuture<Void> work(CompletableFuture<String> before, Consumer<String> work) {
            return before.thenAcceptAsync(work);
        }
    }

    public static final class ByStart {
        public void work(Thread thread) {
            thread.start();
        }
    }
}
