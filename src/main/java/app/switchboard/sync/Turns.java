package app.switchboard.sync;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One run a workspace at a time. Safe for many threads. */
final class Turns implements AutoCloseable {

    /** Seconds; a cancelled run ends within one. */
    private static final long PATIENCE = 5;

    /** A run under way. */
    private record Active(Cancellation cancellation, CountDownLatch ended) {}

    private final Map<String, Active> running = new ConcurrentHashMap<>();
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Calls an action with the workspace's id after each begin and end of a run, on the run's thread. */
    Cancellation.Registration watch(Consumer<String> changed) {
        watchers.add(changed);
        return () -> watchers.remove(changed);
    }

    boolean isTaken(String workspaceId) {
        return running.containsKey(workspaceId);
    }

    /**
     * Runs something while no other run of the workspace does.
     *
     * @throws app.switchboard.base.FailureException SB-017 if one goes on
     */
    <T> T alone(String workspaceId, Cancellation cancellation, Supplier<T> run) {
        Active active = new Active(cancellation, new CountDownLatch(1));
        if (running.putIfAbsent(workspaceId, active) != null) {
            throw new Failure.Input(
                            "SB-017", "A sync of this workspace is running.", "Wait for it, or cancel it first.")
                    .exception();
        }
        if (closed) {
            cancellation.cancel();
        }
        try {
            tell(workspaceId);
            return run.get();
        } finally {
            running.remove(workspaceId);
            active.ended().countDown();
            tell(workspaceId);
        }
    }

    /** As {@link #alone(String, Cancellation, Supplier)}, for several workspaces. */
    <T> T alone(List<String> workspaceIds, Cancellation cancellation, Supplier<T> run) {
        if (workspaceIds.isEmpty()) {
            return run.get();
        }
        List<String> rest = workspaceIds.subList(1, workspaceIds.size());
        return alone(workspaceIds.getFirst(), cancellation, () -> alone(rest, cancellation, run));
    }

    private void tell(String workspaceId) {
        watchers.forEach(watcher -> watcher.accept(workspaceId));
    }

    /** Cancels what runs and waits until it has stored what is done. What begins after that is cancelled at once. */
    @Override
    public void close() {
        closed = true;
        running.values().forEach(active -> active.cancellation().cancel());
        running.values().forEach(active -> {
            try {
                active.ended().await(PATIENCE, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
