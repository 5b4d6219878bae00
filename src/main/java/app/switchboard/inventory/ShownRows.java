package app.switchboard.inventory;

import java.util.List;
import javafx.collections.ObservableListBase;

/** The rows as filtered and sorted: a list made elsewhere takes the place of the one before, in one change and without a copy. */
final class ShownRows extends ObservableListBase<NumberRow> {

    private List<NumberRow> rows = List.of();
    private int likely = -1;

    /**
     * @param now is not changed any more
     * @param likelyIndex where the row is that will be asked for; -1: not known
     */
    void exchange(List<NumberRow> now, int likelyIndex) {
        List<NumberRow> before = rows;
        beginChange();
        rows = now;
        likely = likelyIndex;
        nextReplace(0, now.size(), before);
        endChange();
    }

    /** As they are, for another thread: this list is never changed. */
    List<NumberRow> now() {
        return rows;
    }

    @Override
    public NumberRow get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    /** The table asks for the selected row whenever the rows are exchanged: there may be many to compare. */
    @Override
    public int indexOf(Object row) {
        boolean there = likely >= 0 && likely < rows.size() && rows.get(likely).equals(row);
        return there ? likely : rows.indexOf(row);
    }
}
