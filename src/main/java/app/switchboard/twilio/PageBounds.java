package app.switchboard.twilio;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a listing that leads on and on is given up: a page seen before, many pages that bring nothing new, and more pages than any account has. Who follows links for ever never reconciles, and never says that something is wrong.
 */
final class PageBounds {

    /** Even at Twilio's default of 50 a page these hold 100,000 numbers; at the 1000 that are asked for, two million. */
    static final int MOST = 2_000;

    /** In a row, with no SID that was not on a page before. Twilio sends empty pages now and then, never so many. */
    static final int MOST_BARREN = 50;

    private final Set<String> links = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private int pages;
    private int barren;

    /**
     * Takes note of a page.
     *
     * @throws app.switchboard.base.FailureException SB-217 if it is one too many
     */
    void page(List<String> sids) {
        pages++;
        barren = seen.addAll(sids) ? 0 : barren + 1;
        if (pages > MOST || barren >= MOST_BARREN) {
            throw NetworkFailures.hasNoEnd();
        }
    }

    /**
     * Takes note of a link that is about to be followed.
     *
     * @throws app.switchboard.base.FailureException SB-210 if it was followed before
     */
    void follow(String link) {
        if (!links.add(link)) {
            throw NetworkFailures.goesInACircle();
        }
    }
}
