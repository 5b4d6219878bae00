package app.switchboard.inventory;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/** The rows as filtered and sorted: a list made elsewhere takes the place of the one before, without a copy. */
final class ShownRows extends ObservableListBase<NumberRow> {

    private List<NumberRow> rows = List.of();
    private int likely = -1;

    /**
     * @param now is not changed any more
     * @param likelyIndex where the row is that will be asked for; -1: not known
     */
    void exchange(List<NumberRow> now, int likelyIndex) {
        List<NumberRow> before = rows;
        rows = now;
        likely = likelyIndex;
        fireChange(new Exchange(this, before));
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

    /**
     * Other rows in the same places, then places more or fewer. Told as if all were replaced, the table would build each of its cells anew: twice the work.
     * Its selection does not follow: whoever exchanges the rows selects again.
     */
    private static final class Exchange extends ListChangeListener.Change<NumberRow> {

        private final List<NumberRow> before;
        private final int stayed;
        private final int after;
        private int step;

        Exchange(ShownRows rows, List<NumberRow> before) {
            super(rows);
            this.before = before;
            this.after = rows.size();
            this.stayed = Math.min(before.size(), after);
            reset();
        }

        private boolean others() {
            return step == 1;
        }

        @Override
        public boolean next() {
            step += step == 0 && stayed == 0 ? 2 : 1;
            return others() || (step == 2 && before.size() != after);
        }

        @Override
        public void reset() {
            step = 0;
        }

        @Override
        public int getFrom() {
            return others() ? 0 : stayed;
        }

        @Override
        public int getTo() {
            return others() ? stayed : after;
        }

        @Override
        public boolean wasUpdated() {
            return others();
        }

        @Override
        public List<NumberRow> getRemoved() {
            return others() ? List.of() : before.subList(stayed, before.size());
        }

        @Override
        public boolean wasAdded() {
            return !others() && after > stayed;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
