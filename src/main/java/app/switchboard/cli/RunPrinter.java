package app.switchboard.cli;

import app.switchboard.base.Failure;
import app.switchboard.history.RunReport;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import app.switchboard.webhook.WebhookPlan;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Tells how a run goes (stderr, at most a line a second) and what it came to (stdout). */
final class RunPrinter {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private long lastLine = System.nanoTime();

    RunPrinter(CommandLine line, boolean json) {
        this.out = line.getOut();
        this.err = line.getErr();
        this.json = json;
    }

    /** The log tells each step; this tells how far the long ones are. */
    Consumer<SyncProgress> progressOf(String workspaceId) {
        return progress -> tell(workspaceId, progress);
    }

    private synchronized void tell(String workspaceId, SyncProgress progress) {
        if (progress instanceof SyncProgress.Dropped(Failure why)) {
            err.println(
                    workspaceId + ": the credentials saved last were never used and are forgotten, those before stay: "
                            + why.code() + ": " + why.sentence());
            err.flush();
            return;
        }
        if (System.nanoTime() - lastLine < TimeUnit.SECONDS.toNanos(1)) {
            return;
        }
        String text = text(progress);
        if (!text.isEmpty()) {
            lastLine = System.nanoTime();
            err.println(workspaceId + ": " + text);
            err.flush();
        }
    }

    /** The run's figures and what failed; gives the exit code. */
    synchronized int print(SyncResult result) {
        if (json) {
            Output.json(out, result.report());
        } else {
            out.println(summary(result.report()));
            out.flush();
        }
        tellFailures(result);
        tellForeign(result);
        return ExitCode.of(result);
    }

    /** What failed, on stderr. */
    synchronized void tellFailures(SyncResult result) {
        Failure failure = result.failure();
        if (failure != null) {
            SwitchboardCommand.tell(err, failure);
        }
        result.report().failures().stream()
                .filter(item -> item.sid() != null)
                .forEach(
                        item -> err.println(Output.printable(item.sid() + ": " + item.code() + ": " + item.message())));
        err.flush();
    }

    /** Nobody can be asked here, so what points elsewhere is kept, and that is said. */
    private void tellForeign(SyncResult result) {
        WebhookPlan plan = result.plan();
        if (plan != null && !plan.foreign().isEmpty()) {
            err.println(plan.workspaceId() + ": " + plan.foreign().size()
                    + " numbers point elsewhere and were kept; see \"plan " + plan.workspaceId()
                    + "\", and replace them with --foreign replace.");
            err.flush();
        }
    }

    /** Of a run that could not begin: scripts get their line all the same. */
    synchronized int print(String workspaceId, Failure failure) {
        if (json) {
            Output.json(out, RunReport.notRun(workspaceId, failure));
        }
        SwitchboardCommand.tell(err, failure);
        return ExitCode.of(failure);
    }

    private static String text(SyncProgress progress) {
        return switch (progress) {
            case SyncProgress.Listing(int listed, int about) ->
                "listing numbers: " + listed + (about > 0 ? " of about " + about : "");
            case SyncProgress.Configuring(int done, int total, int failed) ->
                "configuring webhooks: " + done + " of " + total + (failed > 0 ? ", " + failed + " failed" : "");
            case SyncProgress.Waiting(Duration time) -> "Twilio asks us to wait " + time.toSeconds() + " s";
            case SyncProgress.Verifying _, SyncProgress.Kept _, SyncProgress.Dropped _, SyncProgress.Saving _ -> "";
        };
    }

    private static String summary(RunReport report) {
        RunReport.Webhooks webhooks = report.webhooks();
        return String.format(
                Locale.ROOT,
                "%s: %s in %.1f s; %d numbers (%d added, %d changed, %d released);"
                        + " webhooks: %d configured, %d already, %d point elsewhere, %d overridden, %d failed%s",
                report.workspace(),
                report.outcome().name().toLowerCase(Locale.ROOT),
                report.millis() / 1000.0,
                report.listed(),
                report.added(),
                report.changed(),
                report.released(),
                webhooks.configured(),
                webhooks.already(),
                webhooks.foreign(),
                webhooks.overridden(),
                webhooks.failed(),
                rest(report));
    }

    /** What is seldom worth a word. */
    private static String rest(RunReport report) {
        RunReport.Webhooks webhooks = report.webhooks();
        return (webhooks.changedMeanwhile() > 0 ? ", " + webhooks.changedMeanwhile() + " changed meanwhile" : "")
                + (webhooks.pending() > 0 ? ", " + webhooks.pending() + " not written (read-only)" : "")
                + (report.drift() > 0 ? "; " + report.drift() + " changed outside since the last sync" : "");
    }
}
