package app.switchboard.sim;

import java.util.Set;

/** What simulations found and the engine does not do yet. Each is to be mended, and its line here removed. */
final class NotYet {

    /** Promises that are not judged. */
    static final Set<Promise> KEPT = Set.of(Promise.I5_NO_OPEN_INTENT);

    /** The engine goes by the first showing of a number that a listing shows twice, not by the newer one. */
    static final boolean LAST_SHOWING_COUNTS = false;

    /** The engine looks whose TwiML apps and senders an answer lists. */
    static final boolean LISTS_ARE_CHECKED_FOR_THEIR_ACCOUNT = false;

    /** The engine compares what it reads back with what it knew, and leaves alone what somebody changed meanwhile. */
    static final boolean READ_BACK_IS_COMPARED = false;

    /** A failure of the database ends the run as one, though something else had stopped the run before. */
    static final boolean DATABASE_FAILURES_ARE_TOLD = false;

    /** A number that is gone and was bought anew meanwhile counts as released only where its row is marked. */
    static final boolean RELEASED_COUNTS_ROWS = false;

    private NotYet() {}
}
