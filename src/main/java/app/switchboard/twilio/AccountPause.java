package app.switchboard.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A time for which Twilio asked an account to send nothing. Safe for many threads; the clock is the monotonic one. */
final class AccountPause {

    /**
     * One such time.
     *
     * @param number tells it from others; one that only became a little longer keeps it
     * @param end as {@link System#nanoTime} counts
     */
    record Pause(long number, long end) {

        Duration left() {
            return Duration.ofNanos(end - System.nanoTime());
        }
    }

    /** Several requests are told at almost the same time: to the person that is one pause. */
    private static final Duration SAME = Duration.ofSeconds(1);

    private @Nullable Pause current;
    private long last;

    /** Begins a pause, or makes the one under way longer. */
    synchronized void begin(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        Pause before = current();
        if (before == null) {
            current = new Pause(++last, end);
        } else if (end - before.end() > 0) {
            current = new Pause(end - before.end() < SAME.toNanos() ? before.number() : ++last, end);
        }
    }

    /** The pause that is under way; null if there is none. */
    synchronized @Nullable Pause current() {
        if (current != null && !current.left().isPositive()) {
            current = null;
        }
        return current;
    }

    /** Somebody sat it out: where time is a model's, the clock does not tell. */
    synchronized void over(Pause pause) {
        if (pause.equals(current)) {
            current = null;
        }
    }
}
