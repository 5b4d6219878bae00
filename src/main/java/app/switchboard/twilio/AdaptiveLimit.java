package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import app.switchboard.twilio.Places.Place;

/**
 * How many requests an account has in flight at once. Twilio limits that and does not publish the number, so it is found: one more for each answer until a 429 tells of the ceiling, then half, quickly back to the ceiling, and beyond it only now and then. Safe for many threads.
 */
final class AdaptiveLimit {

    /** What became of a request. */
    enum End {
        /** Twilio had room for it, whatever it said. */
        ANSWERED,
        /** 429: more were in flight than the account may have. */
        LIMITED,
        /** No answer, or an error of Twilio's own: it tells nothing of the limit. */
        UNCLEAR
    }

    static final int FIRST = 4;

    /** No account is known to be allowed more requests. */
    static final int MOST = 100;

    /** Answers at the ceiling before the first try beyond it: at least so many, and so many times the ceiling. */
    private static final int FEWEST_BEFORE_PROBE = 50;

    private static final int ROUNDS_BEFORE_PROBE = 16;

    /** Each try beyond the ceiling that fails doubles the time to the next, so many times at most. */
    private static final int MOST_DOUBLINGS = 5;

    private final Places places = new Places(FIRST);
    private int allowed = FIRST;
    /** The most that is known or hoped to be answered; {@link #MOST} until a 429 came. */
    private int ceiling = MOST;
    /** Places up to this number were handed out before the last halving: their 429s are no news. */
    private long halvedAt;

    private int answersAtCeiling;
    private int failedProbes;
    /** How far the next try goes beyond the ceiling; 1, and more while tries succeed. */
    private int step = 1;

    /**
     * Waits for a place. With nothing in flight it never waits.
     *
     * @throws Cancellation.CancelledException at once when cancelled
     */
    Place take(Cancellation cancellation) {
        return places.take(cancellation);
    }

    /** Gives back a place of which no use was made. */
    void giveBack() {
        places.give();
    }

    /**
     * Gives a place back, and learns from what became of the request.
     *
     * @param concurrent how many requests of the account Twilio counted (its header tells); 0 if it did not say
     */
    void release(Place place, End end, int concurrent) {
        learn(place, end, concurrent);
        places.give();
    }

    private synchronized void learn(Place place, End end, int concurrent) {
        boolean old = place.number() <= halvedAt;
        if (end == End.LIMITED) {
            limited(place, concurrent, old);
        } else if (end == End.ANSWERED && !old) {
            answered(place);
        }
        places.limit(allowed);
    }

    private void limited(Place place, int concurrent, boolean old) {
        // Requests overtake each other, so a refused one may have been the last of all; and Twilio may have counted
        // fewer than we did: answers on their way are no longer in flight to it.
        int ours = Math.max(place.taken(), places.taken());
        int tooMany = concurrent > 0 ? Math.min(concurrent, ours) : ours;
        boolean probed = place.taken() > ceiling;
        ceiling = Math.clamp(tooMany - 1, 1, ceiling);
        if (!old) {
            failedProbes = probed ? Math.min(failedProbes + 1, MOST_DOUBLINGS) : failedProbes;
            step = 1;
            answersAtCeiling = 0;
            allowed = Math.max(1, allowed / 2);
            halvedAt = places.last();
        }
        allowed = Math.min(allowed, ceiling);
    }

    private void answered(Place place) {
        if (place.taken() > ceiling) {
            // A try beyond the ceiling came off: the next follows after one round, and goes further.
            ceiling = place.taken();
            failedProbes = 0;
            if (ceiling == allowed) {
                step = Math.min(2 * step, MOST);
            }
        }
        if (!places.full()) {
            // Whoever does not use what is allowed learns nothing of more.
            return;
        }
        if (allowed < ceiling) {
            allowed++;
        } else if (ceiling < MOST && ++answersAtCeiling >= answersBeforeProbe()) {
            answersAtCeiling = 0;
            allowed = Math.min(MOST, ceiling + step);
        }
    }

    private int answersBeforeProbe() {
        return step > 1 ? ceiling : Math.max(FEWEST_BEFORE_PROBE, ROUNDS_BEFORE_PROBE * ceiling) << failedProbes;
    }

    synchronized int allowed() {
        return allowed;
    }
}
