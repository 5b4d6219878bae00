package app.switchboard.inventory;

import java.util.Locale;
import java.util.Set;

/** Which numbers are wanted. */
enum Scope {
    ALL,
    ACTIVE,
    /** Changed outside Switchboard since the last sync. */
    DRIFT,
    /** An app, a service or a trunk decides where calls or messages go. */
    OVERRIDDEN,
    RELEASED;

    /**
     * Tells whether a number is in it.
     *
     * @param drifted ids of the numbers that were changed outside
     */
    boolean holds(NumberRow row, Set<String> drifted) {
        return switch (this) {
            case ALL -> true;
            case ACTIVE -> row.active();
            case DRIFT -> drifted.contains(row.id());
            case OVERRIDDEN -> row.overridden();
            case RELEASED -> !row.active();
        };
    }

    /** The key of its word. */
    String key() {
        return "numbers.scope." + name().toLowerCase(Locale.ROOT);
    }
}
