package app.switchboard.sync;

import app.switchboard.base.Failure;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.Drift;
import app.switchboard.secrets.KeptIn;
import app.switchboard.webhook.WebhookPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param report the figures
 * @param failure what ended it early; null where it came to its end
 * @param keptIn where the secret was kept by this run; null where it kept none
 * @param plan what it found to be done, done or not; null where it did not get that far
 * @param drift what was changed outside Switchboard since the last sync
 */
public record SyncResult(
        RunReport report,
        @Nullable Failure failure,
        @Nullable KeptIn keptIn,
        @Nullable WebhookPlan plan,
        List<Drift> drift) {}
