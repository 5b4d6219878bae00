package app.switchboard.workspace;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;

/**
 * What may be done to a workspace's numbers without asking.
 *
 * @param readOnly true: nothing is ever written to its Twilio account
 */
public record Policy(Foreign foreign, boolean readOnly, Schedule schedule) {

    /** What a new workspace starts with. */
    public static final Policy DEFAULT = new Policy(Foreign.ASK, false, Schedule.OFF);

    /** What becomes of a webhook that points to somebody else's address. */
    public enum Foreign {
        /** A person decides; until then it is kept. */
        ASK,
        KEEP,
        REPLACE;

        /** As stored and printed. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How often a workspace is checked while the app is open. */
    public enum Schedule {
        OFF("off", Duration.ZERO),
        QUARTER_HOUR("15min", Duration.ofMinutes(15)),
        HOURLY("hourly", Duration.ofHours(1)),
        DAILY("daily", Duration.ofDays(1));

        private final String text;
        private final Duration every;

        Schedule(String text, Duration every) {
            this.text = text;
            this.every = every;
        }

        /** As stored, printed and written on the command line. */
        @JsonValue
        public String text() {
            return text;
        }

        /** The time between two checks; zero for {@link #OFF}. */
        public Duration every() {
            return every;
        }

        static Schedule of(String text) {
            for (Schedule schedule : values()) {
                if (schedule.text.equals(text)) {
                    return schedule;
                }
            }
            throw new IllegalArgumentException(text);
        }
    }

    static Foreign foreign(String text) {
        return Foreign.valueOf(text.toUpperCase(Locale.ROOT));
    }

    public Policy withForeign(Foreign changed) {
        return new Policy(changed, readOnly, schedule);
    }

    public Policy withReadOnly(boolean changed) {
        return new Policy(foreign, changed, schedule);
    }

    public Policy withSchedule(Schedule changed) {
        return new Policy(foreign, readOnly, changed);
    }
}
