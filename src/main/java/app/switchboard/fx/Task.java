package app.switchboard.fx;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.history.History.Purpose;
import app.switchboard.sync.SyncResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that this window started, as it stands at a moment.
 *
 * @param id counts up
 * @param text what it does, or how it ended
 * @param fraction how far it is within its step, 0 to 1; -1 if unknown
 * @param perSecond numbers a second in this step; 0 if unknown
 * @param left how long this step will take at that rate; null if unknown
 * @param endedAt null while it runs
 * @param result how it ended; null while it runs, and where no run could begin
 * @param failure why no run could begin; null otherwise
 */
public record Task(
        long id,
        String workspaceId,
        Purpose purpose,
        Instant startedAt,
        Cancellation cancellation,
        String text,
        double fraction,
        double perSecond,
        @Nullable Duration left,
        @Nullable Instant endedAt,
        @Nullable SyncResult result,
        @Nullable Failure failure) {

    public boolean running() {
        return endedAt == null;
    }

    Task at(String now, double part, double rate, @Nullable Duration remaining) {
        return new Task(
                id, workspaceId, purpose, startedAt, cancellation, now, part, rate, remaining, null, null, null);
    }

    Task ended(String how, Instant when, @Nullable SyncResult with, @Nullable Failure why) {
        return new Task(id, workspaceId, purpose, startedAt, cancellation, how, -1, 0, null, when, with, why);
    }
}
