package app.switchboard.activity;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Outcome;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs everything at once, but for the runs that a test holds in the middle. */
final class HeldBackground implements Background {

    private final SameThread same = new SameThread();
    private Consumer<Object> listener = step -> {};
    private boolean hold;

    /** A run that begins and ends. */
    Task start(Tasks tasks, String workspaceId, Purpose purpose, long millis, Outcome outcome) {
        return tasks.start(
                workspaceId,
                purpose,
                (progress, cancellation) -> ActivityBench.result(workspaceId, outcome, millis),
                new Nobody());
    }

    /** A run that begins, and does a step. */
    Task begin(Tasks tasks, String workspaceId, Purpose purpose, SyncProgress step) {
        hold = true;
        Task task = tasks.start(
                workspaceId,
                purpose,
                (progress, cancellation) -> ActivityBench.result(workspaceId, Outcome.COMPLETE, 1),
                new Nobody());
        hold = false;
        say(step);
        return task;
    }

    /** What the run that began last does. */
    void say(SyncProgress step) {
        listener.accept(step);
    }

    private record Nobody() implements Tasks.Listener<SyncResult> {
        @Override
        public void ended(SyncResult result) {}

        @Override
        public void failed(Failure failure) {}
    }

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        if (!hold) {
            same.run(work, done, failed);
        }
    }

    @Override
    public void onFx(Runnable action) {
        action.run();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Consumer<T> coalesced(Consumer<? super T> onFx) {
        listener = step -> onFx.accept((T) step);
        return onFx::accept;
    }

    @Override
    public void after(Duration pause, Runnable onFx) {
        onFx(onFx);
    }

    @Override
    public Cancellation.Registration every(Duration pause, Runnable onFx) {
        return same.every(pause, onFx);
    }
}
