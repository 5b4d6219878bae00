package app.switchboard.sync;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.history.History.Purpose;
import app.switchboard.sync.RunFollower.Going;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells those who follow an engine's runs. Safe for many threads. */
final class Followers {

    private final List<RunFollower> all = new CopyOnWriteArrayList<>();
    private final List<Going> going = new ArrayList<>();

    synchronized Cancellation.Registration add(RunFollower follower) {
        all.add(follower);
        going.forEach(follower::begun);
        return () -> all.remove(follower);
    }

    private synchronized void begin(Going run) {
        going.add(run);
        all.forEach(follower -> follower.begun(run));
    }

    private synchronized void end(Going run, @Nullable SyncResult result, @Nullable Failure failure) {
        going.remove(run);
        all.forEach(follower -> follower.ended(run, result, failure));
    }

    /**
     * Has a run followed.
     *
     * @param run takes whom to tell how it goes on, and the wish to stop
     */
    SyncResult during(
            String workspaceId,
            Purpose purpose,
            Consumer<SyncProgress> progress,
            Cancellation given,
            BiFunction<Consumer<SyncProgress>, Cancellation, SyncResult> run) {
        Cancellation own = new Cancellation();
        Going now = new Going(workspaceId, purpose, given, own);
        Consumer<SyncProgress> told = step -> {
            progress.accept(step);
            all.forEach(follower -> follower.told(now, step));
        };
        begin(now);
        try (Cancellation.Registration _ = given.onCancel(own::cancel)) {
            SyncResult result = run.apply(told, own);
            end(now, result, null);
            return result;
        } catch (RuntimeException e) {
            end(now, null, Failure.of(e));
            throw e;
        }
    }
}
