package app.switchboard.inventory;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;

/** A table that does once what JavaFX does several times where its rows become more or fewer: that is most of what a keystroke in the search costs. */
final class ListSkin extends TableViewSkin<NumberRow> {

    ListSkin(TableView<NumberRow> table) {
        super(table);
    }

    @Override
    protected VirtualFlow<TableRow<NumberRow>> createVirtualFlow() {
        return new Flow();
    }

    /**
     * Keeps a row's wish to be laid out until its rows are all in place. Whoever has that wish while he is put there is styled anew, with all that is in him.
     *
     * @return false where nothing is being put in place: the wish holds at once
     */
    boolean keeps(ListRow row) {
        // Rows are made before the skin is.
        return getVirtualFlow() instanceof Flow flow && flow.placing && flow.waiting.add(row);
    }

    private static final class Flow extends VirtualFlow<TableRow<NumberRow>> {

        private final List<ListRow> waiting = new ArrayList<>();
        private boolean placing;
        private int counted;

        @Override
        protected void layoutChildren() {
            int count = getCellCount();
            if (count != counted) {
                // Called by the change of the count itself, in the middle of the table's own layout; the flow's comes
                // right after it.
                counted = count;
                requestLayout();
                return;
            }
            placing = true;
            try {
                super.layoutChildren();
            } finally {
                placing = false;
                waiting.forEach(ListRow::requestLayout);
                waiting.clear();
            }
        }
    }
}
