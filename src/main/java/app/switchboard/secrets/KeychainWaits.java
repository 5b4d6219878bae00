package app.switchboard.secrets;

import app.switchboard.base.Cancellation.Registration;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The calls that wait while a locked keychain asks the person for its password, and who tells them. Safe for many threads. */
final class KeychainWaits {

    private final Set<Consumer<Boolean>> told = ConcurrentHashMap.newKeySet();
    /** What gives each of them up. */
    private final Map<Object, Runnable> waiting = new ConcurrentHashMap<>();

    /** Tells from now on when the first call begins to wait (true), and when none does any more (false). */
    Registration tell(Consumer<Boolean> listener) {
        told.add(listener);
        return () -> told.remove(listener);
    }

    /** True where somebody would be told: without that nobody is to wait. */
    boolean isTold() {
        return !told.isEmpty();
    }

    /** Gives up what waits: the person does not want to. */
    void end() {
        waiting.values().forEach(Runnable::run);
    }

    /**
     * Waits for an answer, and tells of it where it takes more than a moment.
     *
     * @throws TimeoutException if it takes too long, or {@link #end} was called
     */
    <T> T await(CompletableFuture<T> answer, Duration untold, Duration most)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return answer.get(untold.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return await(answer, most.minus(untold));
        }
    }

    private <T> T await(CompletableFuture<T> answer, Duration most)
            throws InterruptedException, ExecutionException, TimeoutException {
        Object call = begin(answer);
        try {
            return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException ended) {
                throw ended;
            }
            throw e;
        } finally {
            ended(call);
        }
    }

    private synchronized Object begin(CompletableFuture<?> answer) {
        if (waiting.isEmpty()) {
            told.forEach(listener -> listener.accept(true));
        }
        Object call = new Object();
        waiting.put(call, () -> answer.completeExceptionally(new TimeoutException("the person did not wait")));
        return call;
    }

    private synchronized void ended(Object call) {
        waiting.remove(call);
        if (waiting.isEmpty()) {
            told.forEach(listener -> listener.accept(false));
        }
    }
}
