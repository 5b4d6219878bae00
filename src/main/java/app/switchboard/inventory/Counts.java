package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import java.util.List;
import java.util.Set;

/** How many numbers there are in each scope, whatever is searched for. */
record Counts(int all, int active, int drift, int overridden, int released, int elsewhere) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    static Counts of(List<NumberRow> rows, Set<String> drifted) {
        int[] counts = new int[Scope.values().length];
        int elsewhere = 0;
        for (NumberRow row : rows) {
            for (Scope scope : Scope.values()) {
                if (scope.holds(row, drifted)) {
                    counts[scope.ordinal()]++;
                }
            }
            if (row.elsewhere()) {
                elsewhere++;
            }
        }
        return new Counts(
                counts[Scope.ALL.ordinal()],
                counts[Scope.ACTIVE.ordinal()],
                counts[Scope.DRIFT.ordinal()],
                counts[Scope.OVERRIDDEN.ordinal()],
                counts[Scope.RELEASED.ordinal()],
                elsewhere);
    }

    int of(Scope scope) {
        return switch (scope) {
            case ALL -> all;
            case ACTIVE -> active;
            case DRIFT -> drift;
            case OVERRIDDEN -> overridden;
            case RELEASED -> released;
        };
    }

    /** {@code 12 of 250 numbers}; all of them where nothing is searched for. */
    String footer(int shown, Texts texts) {
        if (shown < all) {
            return texts.get("numbers.footer.some", shown, all);
        }
        return elsewhere == 0
                ? texts.get("numbers.footer", shown)
                : texts.get("numbers.footer.elsewhere", shown, elsewhere);
    }
}
