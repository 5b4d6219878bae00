package app.switchboard.inventory;

import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.Texts;
import app.switchboard.sync.SyncResult;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One review of a plan, from its request to what came of it: a new one each time the sheet is asked for. For the FX thread. */
final class PlanSession {

    final PlanRequest request;
    PlanState state = PlanState.LOOKING;

    /** Null until it is read. */
    @Nullable
    Workspace workspace;

    /** Null until it is made, and where something is taken back. */
    @Nullable
    WebhookPlan plan;

    PlanDraft draft = new PlanDraft(List.of(), List.of());

    /** The changes that were carried out, or tried. */
    List<NumberChange> applied = List.of();

    /** Null until they were. */
    @Nullable
    SyncResult result;

    /** What went wrong; {@code ""} where nothing did. */
    String problem = "";

    PlanSession(PlanRequest request) {
        this.request = request;
    }

    String workspaceId() {
        return request.workspaceId();
    }

    /** Whether it takes something back. */
    boolean undo() {
        return !(request instanceof PlanRequest.Sync);
    }

    /** The workspace's, for people. */
    String name() {
        return workspace == null ? workspaceId() : Texts.plain(workspace.name());
    }

    boolean production() {
        return workspace != null && workspace.marks().production();
    }
}
