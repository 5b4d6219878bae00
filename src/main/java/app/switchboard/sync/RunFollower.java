package app.switchboard.sync;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.history.History.Purpose;
import org.jspecify.annotations.Nullable;

/** Hears the runs of an engine, whoever began them. Called on their threads. */
public interface RunFollower {

    /**
     * A run that goes on; equal to no other, since its own wish to stop is not.
     *
     * @param given the wish to stop that it was begun with, which may be that of other runs, too
     * @param own stops this one alone
     */
    record Going(String workspaceId, Purpose purpose, Cancellation given, Cancellation own) {}

    /** It begins, or went on already when the follower came. */
    void begun(Going run);

    void told(Going run, SyncProgress step);

    /** One of the two is null: the failure says why no run could begin. */
    void ended(Going run, @Nullable SyncResult result, @Nullable Failure failure);
}
