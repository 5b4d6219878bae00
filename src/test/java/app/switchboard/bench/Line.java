package app.switchboard.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param ours what was measured of Switchboard
 * @param floor what was measured of the bare loop beside it; empty where there is none
 * @param measured what the promise is about
 * @param ok false where the promise is broken
 */
record Line(String name, String ours, String floor, String measured, String promised, boolean ok) {

    /** A promise that ours takes at most so many times as long as the floor: the median of the rounds, each with a floor of its own. */
    static Line ratio(String name, Times ours, Times floor, double most) {
        double ratio = ours.ratioTo(floor);
        return new Line(
                name,
                ours.median().toMillis() + " ms",
                floor.median().toMillis() + " ms",
                times(ratio),
                "at most " + times(most),
                ratio <= most);
    }

    /** A figure of which nothing is promised. */
    static Line told(String name, String ours, String floor, String measured) {
        return new Line(name, ours, floor, measured, "nothing", true);
    }

    static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2fx", ratio);
    }
}
