package app.switchboard.inventory;

import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    private void reselect(Set<String> ids) {
        List<NumberRow> rows = model.rows();
        NumberRow lead = model.selectedProperty().get();
        int at = lead == null ? -1 : rows.indexOf(lead);
        if (ids.isEmpty()) {
            select(at);
            return;
        }
        // The last one is the one whose details are shown.
        int last = lead == null || !ids.contains(lead.id()) ? -1 : at;
        IntStream others = IntStream.range(0, rows.size())
                .filter(i -> i != last && ids.contains(rows.get(i).id()));
        int[] indices = (last < 0 ? others : IntStream.concat(others, IntStream.of(last))).toArray();
        if (indices.length > 0) {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().selectIndices(indices[0], indices);
        }
    }

    private void select(int index) {
        if (index < 0) {
            table.getSelectionModel().clearSelection();
        } else {
            table.getSelectionModel().clearAndSelect(index);
        }
    }
}
