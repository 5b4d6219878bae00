package app.switchboard.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/** Work handed to an executor whose result is waited for. */
public final class Parallel {

    private Parallel() {}

    /** Begins a piece of work; {@link #await} tells what came of it. */
    public static <T> Future<T> start(Executor executor, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        executor.execute(task);
        return task;
    }

    /**
     * Waits for work to end.
     *
     * @throws RuntimeException what the work threw, as it is
     * @throws Cancellation.CancelledException if the waiting thread is interrupted
     */
    public static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | CancellationException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new Cancellation.CancelledException();
        }
    }

    /** Does the same with every item at once, and gives the results in the items' order. Ends only when all have ended; then the first failure is thrown. */
    public static <T, R> List<R> map(Executor executor, Collection<T> items, Function<T, R> work) {
        List<Future<R>> started = items.stream()
                .map(item -> start(executor, () -> work.apply(item)))
                .toList();
        List<R> results = new ArrayList<>(started.size());
        RuntimeException failed = null;
        for (Future<R> future : started) {
            try {
                results.add(await(future));
            } catch (RuntimeException e) {
                failed = failed == null ? e : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return results;
    }
}
