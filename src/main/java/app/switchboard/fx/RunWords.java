package app.switchboard.fx;

import app.switchboard.base.Failure;
import app.switchboard.history.RunReport;
import app.switchboard.secrets.KeptIn;
import app.switchboard.sync.SyncProgress;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all views say of a run: its steps as they happen, and what it came to. */
public final class RunWords {

    private final Texts texts;

    public RunWords(Texts texts) {
        this.texts = texts;
    }

    /** {@code Listing numbers: 2,000 of about 5,000}. */
    public String step(SyncProgress progress) {
        return switch (progress) {
            case SyncProgress.Verifying() -> texts.get("run.verifying");
            case SyncProgress.Kept(KeptIn where) ->
                texts.get("run.kept." + where.name().toLowerCase(Locale.ROOT));
            case SyncProgress.Dropped(Failure why) ->
                texts.get("run.dropped", texts.failure(why).sentence());
            case SyncProgress.Listing(int listed, int about) ->
                about > listed ? texts.get("run.listing.about", listed, about) : texts.get("run.listing", listed);
            case SyncProgress.Saving(int numbers) -> texts.get("run.saving", numbers);
            case SyncProgress.Waiting(Duration time) -> texts.get("run.waiting", time.toSeconds());
            case SyncProgress.Configuring(int done, int total, int failed) ->
                failed == 0
                        ? texts.get("run.configuring", done, total)
                        : texts.get("run.configuring.failed", done, total, failed);
        };
    }

    /** How far a run is within its step, 0 to 1; -1 where nobody can know. */
    public static double fraction(SyncProgress progress) {
        return switch (progress) {
            case SyncProgress.Listing(int listed, int about) -> about > listed ? (double) listed / about : -1;
            case SyncProgress.Configuring(int done, int total, int failed) when total > 0 -> (double) done / total;
            default -> -1;
        };
    }

    /** {@code Done in 4.2 s: 250 numbers, 170 configured, 30 point elsewhere}: what is none is left out. */
    public String done(RunReport report) {
        return texts.get("run.done", texts.duration(Duration.ofMillis(report.millis())), figures(report));
    }

    /** {@code 250 numbers, 170 configured, 30 point elsewhere}: what is none is left out. */
    public String figures(RunReport report) {
        RunReport.Webhooks webhooks = report.webhooks();
        return Stream.of(
                        texts.get("run.done.numbers", report.listed()),
                        counted("run.done.configured", webhooks.configured()),
                        counted("run.done.elsewhere", webhooks.foreign()),
                        counted("run.done.failed", webhooks.failed()),
                        counted("run.done.released", report.released()),
                        webhooks.configured() + webhooks.failed() == 0 && report.listed() > 0
                                ? texts.get("run.done.nothing")
                                : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String counted(String key, int count) {
        return count == 0 ? "" : texts.get(key, count);
    }
}
