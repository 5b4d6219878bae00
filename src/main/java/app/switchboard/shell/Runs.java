package app.switchboard.shell;

import app.switchboard.base.Failure;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Outcome;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncOptions;
import app.switchboard.sync.SyncResult;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The syncs that the toolbar starts and stops. For the FX thread. */
final class Runs {

    private final SyncEngine engine;
    private final Tasks tasks;
    private final Words words;
    private final Predicate<String> isLookedAt;
    private final Problems problems;
    private final Runnable ended;
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");

    /**
     * @param isLookedAt whether how a workspace's run ended is of interest now
     * @param problems told of the runs that could not begin, and of those that went well
     * @param ended called after each run
     */
    Runs(SyncEngine engine, Tasks tasks, Words words, Predicate<String> isLookedAt, Problems problems, Runnable ended) {
        this.engine = engine;
        this.tasks = tasks;
        this.words = words;
        this.isLookedAt = isLookedAt;
        this.problems = problems;
        this.ended = ended;
    }

    /** True for a run that the toolbar started as well as for any other. */
    boolean isGoingOn(String workspaceId) {
        return tasks.running(workspaceId) != null || engine.isRunning(workspaceId);
    }

    void start(String workspaceId) {
        start(workspaceId, SyncOptions.DEFAULT);
    }

    void start(String workspaceId, SyncOptions options) {
        if (isGoingOn(workspaceId)) {
            return;
        }
        result.set("");
        tasks.start(
                workspaceId,
                Purpose.SYNC,
                (progress, cancellation) -> engine.sync(workspaceId, options, progress, cancellation),
                new Tasks.Listener<>() {
                    @Override
                    public void ended(SyncResult run) {
                        end(workspaceId, run);
                    }

                    @Override
                    public void failed(Failure failure) {
                        fail(workspaceId, failure);
                    }
                });
    }

    private void end(String workspaceId, SyncResult run) {
        Failure failure = run.failure();
        if (failure instanceof Failure.Database) {
            // No run could be recorded, so it has to be told here.
            fail(workspaceId, failure);
            return;
        }
        Outcome outcome = run.report().outcome();
        if (outcome == Outcome.COMPLETE || outcome == Outcome.PARTIAL) {
            if (isLookedAt.test(workspaceId)) {
                result.set(words.runs().done(run.report()));
            }
            problems.forget(workspaceId);
        }
        ended.run();
    }

    private void fail(String workspaceId, Failure failure) {
        problems.note(workspaceId, failure);
        ended.run();
    }

    /** Stops what runs for the workspaces that are looked at; what they finished stays. */
    void cancel() {
        tasks.running().stream()
                .filter((Task task) -> isLookedAt.test(task.workspaceId()))
                .forEach(tasks::cancel);
    }

    void dismissResult() {
        result.set("");
    }

    /** How the last run ended that ended well; {@code ""} where there is nothing to say. */
    ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }
}
