package app.switchboard.sync;

import app.switchboard.base.Cancellation;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.webhook.Recovery;
import app.switchboard.webhook.WorkspaceAddress;
import app.switchboard.workspace.Workspace;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the steps of one run work with. */
record RunScope(
        SyncEngine.Parts parts,
        Workspace workspace,
        WorkspaceAddress address,
        TwilioAccount account,
        Tally tally,
        Consumer<SyncProgress> progress,
        Cancellation cancellation) {

    private static final Logger LOG = LoggerFactory.getLogger(RunScope.class);

    String workspaceId() {
        return workspace.id();
    }

    /** Writes down what was found about writes whose end was not known, and corrects the figures of their runs. */
    void finishBooks(Recovery recovery) {
        recovery.store();
        for (String runId : recovery.runs()) {
            parts.history()
                    .amend(runId, report -> Recount.of(report, parts.journal().ofRun(runId)));
            LOG.info("Finished the books of the interrupted run {}", runId);
        }
    }
}
