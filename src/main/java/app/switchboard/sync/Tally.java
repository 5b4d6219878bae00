package app.switchboard.sync;

import app.switchboard.base.Failure;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.UpsertCount;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.webhook.WebhookPlan.Standing;
import app.switchboard.webhook.WebhookWriter.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A run's figures as they grow. For one thread at a time. */
final class Tally {

    private final String workspaceId;
    private final String runId;
    private final TwilioAccount account;
    private final long start = System.nanoTime();
    private final List<RunReport.Item> failures = new ArrayList<>();
    private UpsertCount upserts = UpsertCount.NONE;
    private @Nullable WebhookPlan plan;
    private int listed;
    private int released;
    private int configured;
    private int gone;
    private int failed;

    Tally(String workspaceId, String runId, TwilioAccount account) {
        this.workspaceId = workspaceId;
        this.runId = runId;
        this.account = account;
    }

    String runId() {
        return runId;
    }

    void listed(int more) {
        listed += more;
    }

    int listed() {
        return listed;
    }

    void upserted(UpsertCount soFar) {
        upserts = soFar;
    }

    void released(int more) {
        released += more;
    }

    void planned(WebhookPlan made) {
        plan = made;
    }

    void written(Written written) {
        Failure failure = written.failure();
        if (failure == null) {
            configured++;
        } else if (written.gone()) {
            gone++;
            released++;
        } else {
            failed++;
            failures.add(item(written.change().number().sid(), failure));
        }
    }

    /** What ended the run before its end. */
    void ended(Failure failure) {
        failures.add(item(null, failure));
    }

    int done() {
        return configured + gone + failed;
    }

    int failed() {
        return failed;
    }

    boolean failedNumbers() {
        return failed > 0;
    }

    RunReport.Webhooks webhooks() {
        WebhookPlan made = plan;
        return made == null
                ? RunReport.Webhooks.NONE
                : new RunReport.Webhooks(
                        configured,
                        made.count(Standing.ALREADY),
                        made.count(Standing.FOREIGN),
                        made.count(Standing.OVERRIDDEN),
                        made.count(Standing.UNSUPPORTED),
                        gone,
                        failed);
    }

    RunReport report(Outcome outcome) {
        TwilioAccount.Traffic traffic = account.traffic();
        return new RunReport(
                workspaceId,
                runId,
                outcome,
                listed,
                upserts.added(),
                upserts.changed(),
                upserts.unchanged(),
                released,
                webhooks(),
                traffic.requests(),
                traffic.retries(),
                millisSince(start),
                List.copyOf(failures));
    }

    /** The webhooks' figures, for the log. */
    String webhookSummary() {
        RunReport.Webhooks count = webhooks();
        return count.configured() + " configured, " + count.already() + " already, " + count.foreign()
                + " point elsewhere, " + count.overridden() + " overridden, " + count.unsupported()
                + " take no messages, " + count.gone() + " gone, " + count.failed() + " failed";
    }

    /** For the log, in one line. */
    String summary(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT) + ", " + listed + " listed, " + configured + " configured, "
                + failed + " failed, " + account.traffic().requests() + " requests, " + millisSince(start) + " ms";
    }

    static long millisSince(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
    }

    private static RunReport.Item item(@Nullable String sid, Failure failure) {
        return new RunReport.Item(sid, failure.code(), failure.twilioCode(), failure.text());
    }
}
