package app.switchboard.inventory;

import app.switchboard.base.FailureException;
import app.switchboard.fx.Doors;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.history.History.Purpose;
import app.switchboard.sync.SyncOptions;
import app.switchboard.sync.SyncResult;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the sheet with a plan has the engine do. */
final class PlanWork {

    /** What is known once the workspace is read; {@code taken} is null where a plan is still to be made. */
    record Begun(Workspace workspace, @Nullable List<NumberChange> taken) {}

    private final Doors doors;
    private final Tasks tasks;

    PlanWork(Doors doors, Tasks tasks) {
        this.doors = doors;
        this.tasks = tasks;
    }

    /**
     * Reads the workspace, and what would be taken back. Blocks.
     *
     * @throws FailureException SB-014 if there is no such workspace, SB-024 if there is nothing to take back
     */
    Begun begin(PlanRequest wanted) {
        Workspace known = doors.workspaces().require(wanted.workspaceId());
        if (known.policy().readOnly()) {
            return new Begun(known, List.of());
        }
        return new Begun(
                known,
                switch (wanted) {
                    case PlanRequest.Sync sync -> null;
                    case PlanRequest.UndoRun(String id, String runId) ->
                        doors.undo().run(id, runId);
                    case PlanRequest.UndoLast(String id) -> doors.undo().lastRun(id);
                    case PlanRequest.UndoNumbers(String id, Set<String> sids) -> undoOf(id, sids);
                });
    }

    /** Numbers that have nothing to be taken back are passed over, unless none has. */
    private List<NumberChange> undoOf(String workspaceId, Set<String> sids) {
        List<NumberChange> changes = new ArrayList<>();
        @Nullable FailureException none = null;
        for (String sid : sids) {
            try {
                changes.addAll(doors.undo().number(workspaceId, sid));
            } catch (FailureException e) {
                none = e;
            }
        }
        if (changes.isEmpty() && none != null) {
            throw none;
        }
        return changes;
    }

    /** Lists the numbers and plans. */
    void look(PlanRequest.Sync wanted, Tasks.Listener<SyncResult> listener) {
        SyncOptions options = new SyncOptions(wanted.foreign(), false);
        tasks.start(
                wanted.workspaceId(),
                Purpose.CHECK,
                (told, cancellation) -> doors.sync().check(wanted.workspaceId(), options, told, cancellation),
                listener);
    }

    /**
     * Carries changes out.
     *
     * @param made the plan that they are of; null where they take something back
     */
    void carryOut(
            String workspaceId,
            @Nullable WebhookPlan made,
            List<NumberChange> chosen,
            Tasks.Listener<SyncResult> listener) {
        tasks.start(
                workspaceId,
                made == null ? Purpose.UNDO : Purpose.APPLY,
                (told, cancellation) -> made == null
                        ? doors.sync().undo(workspaceId, chosen, told, cancellation)
                        : doors.sync().apply(with(made, chosen), told, cancellation),
                listener);
    }

    private static WebhookPlan with(WebhookPlan made, List<NumberChange> chosen) {
        return new WebhookPlan(
                made.workspaceId(), made.accountSid(), made.madeAt(), made.listed(), chosen, List.of(), made.counts());
    }

    /** What runs for a workspace; null where nothing does. */
    @Nullable
    Task running(String workspaceId) {
        return tasks.running(workspaceId);
    }

    /** Stops what runs for a workspace. */
    void cancel(String workspaceId) {
        Task task = running(workspaceId);
        if (task != null) {
            tasks.cancel(task);
        }
    }

    /** Stops what {@link #look} began. */
    void cancelCheck(String workspaceId) {
        Task task = running(workspaceId);
        if (task != null && task.purpose() == Purpose.CHECK) {
            tasks.cancel(task);
        }
    }

    /** Remembers that what numbers point to is to stay. Blocks. */
    int keep(String workspaceId, Collection<NumberChange> some) {
        Set<String> sids = some.stream().map(NumberChange::sid).collect(Collectors.toSet());
        Set<String> ids = doors.numbers().of(workspaceId).stream()
                .filter(row -> sids.contains(row.number().sid()))
                .map(row -> row.number().id())
                .collect(Collectors.toSet());
        doors.numbers().keep(ids, true);
        return ids.size();
    }
}
