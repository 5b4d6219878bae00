package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.history.History.Purpose;
import app.switchboard.sync.SyncProgress;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** A save from its start to its end, of which the pane shows one at a time: what another workspace began goes on unseen. */
final class SaveFlow {

    private final Tasks tasks;
    private final SaveJob job;
    private final PaneState state;
    private final Wording wording;
    private final Supplier<@Nullable String> workspaceId;
    private long last;
    /** The save that the pane shows; 0 while there is none. */
    private long shown;

    /**
     * @param workspaceId the workspace that the pane shows
     */
    SaveFlow(Tasks tasks, SaveJob job, PaneState state, Wording wording, Supplier<@Nullable String> workspaceId) {
        this.tasks = tasks;
        this.job = job;
        this.state = state;
        this.wording = wording;
        this.workspaceId = workspaceId;
        tasks.all().addListener((ListChangeListener<Task>) change -> follow());
    }

    boolean isShown() {
        return shown != 0;
    }

    /** The pane shows something else from now on. */
    void leave() {
        shown = 0;
    }

    /**
     * Begins a save, which the pane shows.
     *
     * @param ended takes how it ended, and whether the pane shows it still
     * @param failed called where it could not begin, while the pane shows it
     */
    void start(SaveJob.Form entered, BiConsumer<SaveJob.Saved, Boolean> ended, Consumer<Failure> failed) {
        long save = ++last;
        shown = save;
        // What has the keyboard now is about to be disabled.
        state.begin(wording.runs().step(new SyncProgress.Verifying()));
        state.focus(Focus.CANCEL);
        tasks.start(
                entered.id(),
                Purpose.SAVE,
                (progress, cancellation) -> job.run(entered, progress, cancellation),
                SaveJob.Saved::result,
                new Tasks.Listener<>() {
                    @Override
                    public void ended(SaveJob.Saved end) {
                        ended.accept(end, shown == save);
                    }

                    @Override
                    public void failed(Failure failure) {
                        if (shown == save) {
                            failed.accept(failure);
                        }
                    }
                });
    }

    /** Stops the save that is shown; what is done stays. */
    void cancel() {
        if (isShown()) {
            state.cancelling(wording.get("cancelling"));
            follow();
        }
    }

    private void follow() {
        String id = workspaceId.get();
        Task task = !isShown() || id == null ? null : tasks.running(id);
        if (task == null || task.cancellation().isCancelled()) {
            return;
        }
        if (state.cancelling.get()) {
            tasks.cancel(task);
        } else {
            state.step(task.text(), task.fraction());
        }
    }
}
