package app.switchboard.sim;

import app.switchboard.base.Failure;
import app.switchboard.history.RunReport;
import app.switchboard.sync.SyncResult;
import org.jspecify.annotations.Nullable;

/**
 * How an operation ended.
 *
 * @param result null where there is none
 * @param thrown the failure that was thrown
 * @param died true where the process died in it
 * @param cancelled true where the person cancelled it
 */
record Ended(@Nullable SyncResult result, @Nullable Failure thrown, boolean died, boolean cancelled) {

    /** The same each time: neither the run's id nor its milliseconds. */
    @Override
    public String toString() {
        if (died) {
            return "died";
        }
        if (thrown != null) {
            return thrown.code() + " is thrown";
        }
        return result == null ? "done" : figures(result.report());
    }

    private static String figures(RunReport report) {
        return report.outcome() + ", " + report.listed() + " listed, " + report.added() + " added, "
                + report.changed() + " changed, " + report.unchanged() + " unchanged, " + report.released()
                + " released, " + report.webhooks() + ", " + report.requests() + " requests, "
                + report.failures().stream()
                        .map(item -> item.sid() == null ? item.code() : item.sid() + " " + item.code())
                        .toList();
    }
}
