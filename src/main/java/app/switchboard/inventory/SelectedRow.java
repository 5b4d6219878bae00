package app.switchboard.inventory;

import app.switchboard.inventory.ListContent.Filtered;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The row of the list whose details are shown, whatever takes the place of the rows; or the one that is awaited. For the FX thread. */
final class SelectedRow {

    private final ObjectProperty<@Nullable NumberRow> row = new SimpleObjectProperty<>();
    private Consumer<BitSet> reselect = places -> {};
    /** The number to select once it is there, unless the person selects another first. */
    private @Nullable String awaited;
    /** While rows are exchanged nobody selects anything. */
    private boolean exchanging;

    SelectedRow() {
        row.addListener((at, before, now) -> {
            if (now != null && !exchanging) {
                awaited = null;
            }
        });
    }

    ObjectProperty<@Nullable NumberRow> property() {
        return row;
    }

    /** Says what selects rows again after others were put in their place: those in these places; where there are none, the one whose details are shown. */
    void onReselect(Consumer<BitSet> action) {
        reselect = action;
    }

    void clear() {
        awaited = null;
        row.set(null);
    }

    /** Selects a number as soon as it is among the rows. */
    void await(String id) {
        awaited = id;
    }

    /** The id of the row that is to be selected. */
    @Nullable
    String wanted() {
        NumberRow kept = row.get();
        return awaited != null ? awaited : kept == null ? null : kept.id();
    }

    /**
     * Puts rows in the place of those before.
     *
     * @param several the rows that are selected
     */
    void exchange(ShownRows rows, Filtered now, List<NumberRow> several) {
        exchanging = true;
        try {
            String wanted = wanted();
            int index = wanted == null || wanted.equals(now.wanted())
                    ? now.index()
                    : ListContent.indexOf(now.rows(), wanted);
            if (now.exchanged()) {
                rows.exchange(now.rows(), index);
            }
            NumberRow again = wanted == null || index < 0 ? null : now.rows().get(index);
            if (again != null && again.id().equals(awaited)) {
                awaited = null;
            }
            row.set(again);
            if (now.exchanged()) {
                reselect.accept(awaited == null ? now.places(several) : new BitSet());
            }
        } finally {
            exchanging = false;
        }
    }
}
