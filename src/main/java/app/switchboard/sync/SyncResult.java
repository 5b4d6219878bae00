package app.switchboard.sync;

import app.switchboard.base.Failure;
import app.switchboard.history.RunReport;
import app.switchboard.secrets.KeptIn;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param report the figures
 * @param failure what ended it early; null where it came to its end
 * @param keptIn where the secret was kept by this run; null where it kept none
 */
public record SyncResult(
        RunReport report,
        @Nullable Failure failure,
        @Nullable KeptIn keptIn) {}
