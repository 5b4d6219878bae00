package app.switchboard.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A computer's clock: it moves when it is read, and is sometimes set, backwards too. */
final class SimClock implements InstantSource {

    private final Dice dice;
    private Instant now = Instant.parse("2026-03-29T00:59:00.123456789Z");

    SimClock(Dice dice) {
        this.dice = dice;
    }

    @Override
    public Instant instant() {
        now = now.plusNanos(dice.below(5_000_000));
        return now;
    }

    /** Between two operations. */
    void pass() {
        now = now.plus(dice.chance(0.2) ? Duration.ofMinutes(-dice.below(600)) : Duration.ofSeconds(dice.below(5000)));
    }
}
