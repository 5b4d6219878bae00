package app.switchboard.inventory;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.TableView.TableViewSelectionModel;

/** Binds the rows that are selected in the table: the last one, whose details are shown, and all of them. */
final class RowSelection {

    private final NumbersViewModel model;
    private final TableView<NumberRow> table;

    RowSelection(NumbersViewModel model, TableView<NumberRow> table) {
        this.model = model;
        this.table = table;
        var selection = table.getSelectionModel();
        selection.setSelectionMode(SelectionMode.MULTIPLE);
        selection.selectedItemProperty().subscribe(row -> {
            // While rows are exchanged the table selects nothing for a moment; the model knows better.
            if (row != null) {
                model.selectedProperty().set(row);
            }
        });
        model.selectedProperty().subscribe(row -> {
            if (row == null) {
                selection.clearSelection();
            } else if (!Objects.equals(row, selection.getSelectedItem())) {
                selection.clearAndSelect(model.rows().indexOf(row));
            }
        });
        // A click may add thousands of rows, each with a word of its own.
        NextFrame gathering = new NextFrame(() -> gather(selection));
        selection.getSelectedIndices().addListener((ListChangeListener<Integer>) change -> gathering.ask());
        model.onReselect(this::reselect);
    }

    private void gather(TableViewSelectionModel<NumberRow> selection) {
        boolean all = selection.getSelectedIndices().size() == model.rows().size();
        List<NumberRow> selected = all ? model.rows() : selection.getSelectedItems();
        model.selection().set(selected.stream().filter(Objects::nonNull).toList());
    }

    private void reselect(BitSet places) {
        NumberRow lead = model.selectedProperty().get();
        int at = lead == null ? -1 : model.rows().indexOf(lead);
        if (places.isEmpty()) {
            select(at);
            return;
        }
        // The last one is the one whose details are shown.
        int last = at >= 0 && places.get(at) ? at : places.length() - 1;
        int[] indices = IntStream.concat(places.stream().filter(i -> i != last), IntStream.of(last))
                .toArray();
        table.getSelectionModel().clearSelection();
        table.getSelectionModel().selectIndices(indices[0], indices);
    }

    private void select(int index) {
        var selection = table.getSelectionModel();
        if (index >= 0) {
            selection.clearAndSelect(index);
        } else if (!selection.isEmpty()) {
            selection.clearSelection();
        }
    }
}
