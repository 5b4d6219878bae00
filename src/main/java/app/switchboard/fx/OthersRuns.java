package app.switchboard.fx;

import app.switchboard.base.Failure;
import app.switchboard.history.History.Purpose;
import app.switchboard.sync.RunFollower;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs of the engine that no view began: those of a command line, and checks by schedule. They stand among the {@link Tasks}; a check only while it goes on. */
final class OthersRuns implements RunFollower {

    private final Tasks tasks;
    private final Background background;
    private final Map<Going, Consumer<SyncProgress>> told = new ConcurrentHashMap<>();
    /** For the FX thread. */
    private final Map<Going, Long> ids = new HashMap<>();

    OthersRuns(Tasks tasks, Background background) {
        this.tasks = tasks;
        this.background = background;
    }

    @Override
    public void begun(Going run) {
        told.put(run, background.coalesced(step -> tasks.told(ids.getOrDefault(run, 0L), step)));
        background.onFx(() -> {
            if (!tasks.isOurs(run.given())) {
                ids.put(
                        run,
                        tasks.add(run.workspaceId(), run.purpose(), run.own()).id());
            }
        });
    }

    @Override
    public void told(Going run, SyncProgress step) {
        Consumer<SyncProgress> to = told.get(run);
        if (to != null) {
            to.accept(step);
        }
    }

    @Override
    public void ended(Going run, @Nullable SyncResult result, @Nullable Failure failure) {
        told.remove(run);
        background.onFx(() -> {
            Long id = ids.remove(run);
            if (id != null) {
                tasks.end(id, result, failure);
                if (run.purpose() == Purpose.CHECK) {
                    tasks.forget(id);
                }
            }
        });
    }

    /** For the FX thread. */
    boolean has(Task task) {
        return ids.containsValue(task.id());
    }
}
