package app.switchboard.sync;

import app.switchboard.base.Failure;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.Drift;
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
    private final TwilioAccount.Traffic before;
    private final long start = System.nanoTime();
    private final List<RunReport.Item> failures = new ArrayList<>();
    private UpsertCount upserts = UpsertCount.NONE;
    private @Nullable WebhookPlan plan;
    private int listed;
    private int released;
    private int configured;
    private int already;
    private int gone;
    private int failed;
    private int changedMeanwhile;
    private int pending;
    private int drift;

    /**
     * Nothing yet.
     *
     * @param before what was sent for this run over another connection
     */
    Tally(String workspaceId, String runId, TwilioAccount account, TwilioAccount.Traffic before) {
        this.before = before;
        this.workspaceId = workspaceId;
        this.runId = runId;
        this.account = account;
    }

    String runId() {
        return runId;
    }

    void listed(int soFar) {
        listed = soFar;
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

    /** Found as it should be, with nothing written. */
    void already() {
        already++;
    }

    /** To be set, but not by this run. */
    void pending(int numbers) {
        pending = numbers;
    }

    void drifted(List<Drift> found) {
        drift = (int) found.stream().map(Drift::sid).distinct().count();
    }

    void written(Written written) {
        Failure failure = written.failure();
        if (failure == null) {
            configured++;
        } else if (written.gone()) {
            gone++;
        } else if (written.changedMeanwhile()) {
            changedMeanwhile++;
            failures.add(item(written.change().sid(), failure));
        } else {
            failed++;
            failures.add(item(written.change().sid(), failure));
        }
    }

    /** What ended the run before its end. */
    void ended(Failure failure) {
        failures.add(item(null, failure));
    }

    int done() {
        return configured + gone + failed + changedMeanwhile;
    }

    int failed() {
        return failed;
    }

    boolean leftSomeBehind() {
        return failed + changedMeanwhile > 0;
    }

    RunReport.Webhooks webhooks() {
        return new RunReport.Webhooks(
                configured,
                already + count(Standing.ALREADY),
                count(Standing.FOREIGN),
                count(Standing.OVERRIDDEN),
                count(Standing.UNSUPPORTED),
                gone,
                failed,
                changedMeanwhile,
                pending);
    }

    private int count(Standing standing) {
        WebhookPlan made = plan;
        return made == null ? 0 : made.count(standing);
    }

    private TwilioAccount.Traffic traffic() {
        return account.traffic().plus(before);
    }

    RunReport report(Outcome outcome) {
        TwilioAccount.Traffic traffic = traffic();
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
                List.copyOf(failures),
                drift);
    }

    /** The webhooks' figures, for the log. */
    String webhookSummary() {
        RunReport.Webhooks count = webhooks();
        return count.configured() + " configured, " + count.already() + " already, " + count.foreign()
                + " point elsewhere, " + count.overridden() + " overridden, " + count.unsupported()
                + " can't, " + count.gone() + " gone, " + count.failed() + " failed, " + count.changedMeanwhile()
                + " changed meanwhile, " + count.pending() + " pending";
    }

    /** For the log, in one line. */
    String summary(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT) + ", " + listed + " listed, " + configured + " configured, "
                + failed + " failed, " + traffic().requests() + " requests, " + millisSince(start) + " ms";
    }

    static long millisSince(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
    }

    private static RunReport.Item item(@Nullable String sid, Failure failure) {
        return new RunReport.Item(sid, failure.code(), failure.twilioCode(), failure.text());
    }
}
