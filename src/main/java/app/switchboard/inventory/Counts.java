package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import java.util.List;

/** How many numbers there are in each scope, whatever is searched for. */
record Counts(int all, int active, int released, int elsewhere) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    static Counts of(List<NumberRow> rows) {
        int active = (int) rows.stream().filter(NumberRow::active).count();
        int elsewhere = (int) rows.stream().filter(NumberRow::elsewhere).count();
        return new Counts(rows.size(), active, rows.size() - active, elsewhere);
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
