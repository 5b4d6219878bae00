package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import java.util.List;
import java.util.Set;

/** How many numbers there are in each scope, whatever is searched for. */
record Counts(int all, int active, int drift, int overridden, int released, int elsewhere) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    static Counts of(List<NumberRow> rows, Set<String> drifted) {
        int active = 0;
        int drift = 0;
        int overridden = 0;
        int elsewhere = 0;
        for (NumberRow row : rows) {
            active += Scope.ACTIVE.holds(row, drifted) ? 1 : 0;
            drift += Scope.DRIFT.holds(row, drifted) ? 1 : 0;
            overridden += Scope.OVERRIDDEN.holds(row, drifted) ? 1 : 0;
            elsewhere += row.elsewhere() ? 1 : 0;
        }
        return new Counts(rows.size(), active, drift, overridden, rows.size() - active, elsewhere);
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
