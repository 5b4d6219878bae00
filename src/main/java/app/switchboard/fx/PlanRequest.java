package app.switchboard.fx;

import app.switchboard.workspace.Policy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person wants to see a plan of, before it is carried out. */
public sealed interface PlanRequest {

    /** The workspace whose numbers would change. */
    String workspaceId();

    /**
     * To bring numbers to where the workspace wants them.
     *
     * @param sids the numbers; empty: all of the workspace
     * @param foreign what becomes of webhooks that point elsewhere; null: as the workspace's policy says
     */
    record Sync(String workspaceId, Set<String> sids, Policy.@Nullable Foreign foreign) implements PlanRequest {

        /** All of a workspace, as its policy says. */
        public static Sync of(String workspaceId) {
            return new Sync(workspaceId, Set.of(), null);
        }
    }

    /** To take a run back. */
    record UndoRun(String workspaceId, String runId) implements PlanRequest {}

    /** To take back the newest run that changed something. */
    record UndoLast(String workspaceId) implements PlanRequest {}

    /** To take back the last change of each of these numbers. */
    record UndoNumbers(String workspaceId, Set<String> sids) implements PlanRequest {}
}
