package app.switchboard.sync;

import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.history.Outcome;
import app.switchboard.numbers.Drift;
import app.switchboard.numbers.DriftLog;
import app.switchboard.secrets.KeptIn;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.Overrides;
import app.switchboard.webhook.PlanBuilder;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.workspace.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run, start to end: verify, keep, list, plan, write. Used once. */
final class SyncRun {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);

    private final RunScope scope;
    private final EnteredCredentials credentials;
    private final boolean verifiedBefore;
    private @Nullable KeptIn keptIn;
    private @Nullable WebhookPlan plan;
    private List<Drift> drift = List.of();
    private long driftEnd;

    /**
     * A run that has not begun.
     *
     * @param verifiedBefore true where Twilio accepted these credentials before
     */
    SyncRun(RunScope scope, EnteredCredentials credentials, boolean verifiedBefore) {
        this.scope = scope;
        this.credentials = credentials;
        this.verifiedBefore = verifiedBefore;
    }

    /** Lists, plans and carries the plan out, with credentials that are saved already. */
    SyncResult sync(SyncOptions options) {
        return run(() -> {
            verifySaved();
            listAndConfigure(options);
        });
    }

    /** Lists and plans; writes nothing to Twilio. */
    SyncResult check(SyncOptions options) {
        return run(() -> {
            verifySaved();
            PlanBuilder builder = builder(options);
            new Listing(scope, builder, options.allowShrink()).run();
            scope.tally().pending(look(builder).changes().size());
        });
    }

    /** Carries out changes that were planned before. */
    SyncResult write(List<NumberChange> changes) {
        return run(() -> {
            verifySaved();
            Overrides overrides = Overrides.load(
                    scope.account(), scope.address(), scope.parts().executor());
            new Writing(scope, overrides).saved(changes);
        });
    }

    /** Runs with new credentials, and keeps them unless Twilio rejects them. */
    SyncResult save(boolean sync) {
        return run(() -> {
            try {
                verify();
            } catch (FailureException e) {
                if (WaitingCredentials.saysNothingOfTheCredentials(e.failure())) {
                    keep(false);
                }
                throw e;
            }
            keep(true);
            if (sync) {
                listAndConfigure(SyncOptions.DEFAULT);
            }
        });
    }

    private void listAndConfigure(SyncOptions options) {
        PlanBuilder builder = builder(options);
        Overrides overrides = new Listing(scope, builder, options.allowShrink()).run();
        WebhookPlan made = look(builder);
        if (scope.workspace().policy().readOnly()) {
            LOG.info("{} is read-only: nothing is written", scope.workspaceId());
            scope.tally().pending(made.changes().size());
        } else {
            new Writing(scope, overrides).planned(made.changes(), builder);
        }
        scope.parts().drift().settle(scope.workspaceId(), scope.tally().runId(), driftEnd);
    }

    private PlanBuilder builder(SyncOptions options) {
        var foreign = options.foreign();
        return new PlanBuilder(
                scope.address(),
                foreign == null ? scope.workspace().policy().foreign() : foreign,
                // A policy is no word on the very numbers that a person decided to keep.
                foreign == Policy.Foreign.REPLACE);
    }

    private SyncResult run(Runnable steps) {
        Tally tally = scope.tally();
        Failure failure = null;
        Outcome outcome;
        try {
            steps.run();
            outcome = tally.leftSomeBehind() ? Outcome.PARTIAL : Outcome.COMPLETE;
        } catch (CancelledException e) {
            outcome = Outcome.CANCELLED;
        } catch (FailureException e) {
            failure = e.failure();
            outcome = failure instanceof Failure.Credentials ? Outcome.REJECTED : Outcome.INCOMPLETE;
            tally.ended(failure);
        }
        SyncResult result = new SyncResult(tally.report(outcome), failure, keptIn, plan, drift);
        close(result);
        LOG.info("The run of {} ended: {}", scope.workspaceId(), tally.summary(outcome));
        return result;
    }

    /** Where the database gave way the run can perhaps not be closed: then the next start does it. */
    private void close(SyncResult result) {
        try {
            scope.parts().history().finish(result.report());
        } catch (FailureException e) {
            Failure before = result.failure();
            if (!(before instanceof Failure.Database)) {
                throw e;
            }
            LOG.error("{} {}", before.code(), before.sentence(), e);
        }
    }

    private void verifySaved() {
        verify();
        if (!verifiedBefore) {
            scope.parts().credentials().markVerified(scope.workspaceId());
        }
    }

    private void verify() {
        scope.progress().accept(new SyncProgress.Verifying());
        long start = System.nanoTime();
        scope.account().verify();
        LOG.info("Verified account {} in {} ms", credentials.accountSid(), Tally.millisSince(start));
    }

    private void keep(boolean verified) {
        KeptIn kept = scope.parts()
                .credentials()
                .keep(scope.workspace(), credentials, verified)
                .keptIn();
        keptIn = kept;
        LOG.info("Kept the credentials of {}: {}{}", scope.workspaceId(), kept.words(), verified ? "" : ", unverified");
        scope.progress().accept(new SyncProgress.Kept(kept));
    }

    /** What the listing came to. */
    private WebhookPlan look(PlanBuilder builder) {
        driftEnd = scope.parts().drift().end(scope.workspaceId());
        drift = scope.parts().drift().unsettled(scope.workspaceId()).stream()
                .map(DriftLog.Found::drift)
                .toList();
        scope.tally().drifted(drift);
        WebhookPlan made = builder.build(
                scope.workspaceId(),
                credentials.accountSid(),
                scope.parts().clock().instant());
        scope.tally().planned(made);
        plan = made;
        return made;
    }
}
