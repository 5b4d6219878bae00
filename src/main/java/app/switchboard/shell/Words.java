package app.switchboard.shell;

import app.switchboard.fx.Texts;
import app.switchboard.history.RunReport;
import app.switchboard.sync.SyncProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the window says of runs and workspaces. */
final class Words {

    private final Texts texts;

    Words(Texts texts) {
        this.texts = texts;
    }

    /** {@code Listing numbers: 2,000 of about 5,000}. */
    String progress(SyncProgress progress) {
        return switch (progress) {
            case SyncProgress.Verifying() -> texts.get("sync.verifying");
            case SyncProgress.Kept(var where) -> texts.get("sync.verifying");
            case SyncProgress.Listing(int listed, int about) ->
                about > listed ? texts.get("sync.listing.about", listed, about) : texts.get("sync.listing", listed);
            case SyncProgress.Saving(int numbers) -> texts.get("sync.saving", numbers);
            case SyncProgress.Configuring(int done, int total, int failed) ->
                failed == 0
                        ? texts.get("sync.configuring", done, total)
                        : texts.get("sync.configuring.failed", done, total, failed);
        };
    }

    /** How far a run is within its step, 0 to 1; -1 where nobody can know. */
    static double fraction(SyncProgress progress) {
        return switch (progress) {
            case SyncProgress.Listing(int listed, int about) -> about > listed ? (double) listed / about : -1;
            case SyncProgress.Configuring(int done, int total, int failed) when total > 0 -> (double) done / total;
            default -> -1;
        };
    }

    /** {@code Done in 4.2 s: 250 listed, 170 configured, 30 point elsewhere}: what is none is left out. */
    String done(RunReport report) {
        RunReport.Webhooks webhooks = report.webhooks();
        String parts = Stream.of(
                        texts.get("sync.done.listed", report.listed()),
                        counted("sync.done.configured", webhooks.configured()),
                        counted("sync.done.elsewhere", webhooks.foreign()),
                        counted("sync.done.failed", webhooks.failed()),
                        counted("sync.done.released", report.released()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return texts.get("sync.done", texts.duration(Duration.ofMillis(report.millis())), parts);
    }

    private String counted(String key, int count) {
        return count == 0 ? "" : texts.get(key, count);
    }

    /** {@code In sync, as of 14:02}. */
    String state(WorkspaceItem item) {
        String word = texts.get(item.state().key());
        Instant asOf = item.asOf();
        return asOf == null ? word : texts.get("state.as-of", word, texts.asOf(asOf));
    }

    /** {@code 1,204 numbers in 3 workspaces}. */
    String all(List<WorkspaceItem> items) {
        int numbers = items.stream().mapToInt(WorkspaceItem::numbers).sum();
        return texts.get("state.all", numbers, items.size());
    }

    /** For screen readers. */
    String row(WorkspaceItem item) {
        return texts.get("sidebar.row", item.name(), texts.get(item.state().key()), item.numbers());
    }
}
