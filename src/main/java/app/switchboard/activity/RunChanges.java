package app.switchboard.activity;

import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.Texts;
import app.switchboard.webhook.Journal;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the selected run changed, and whether that can be taken back. For the FX thread. */
final class RunChanges {

    private final Journal journal;
    private final Background background;
    private final Texts texts;
    private final ObservableValue<@Nullable RunItem> selected;
    private final Consumer<Failure> failed;
    private final ObservableList<ChangeRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();

    RunChanges(
            Journal journal,
            Background background,
            Texts texts,
            ObservableValue<@Nullable RunItem> selected,
            Consumer<Failure> failed) {
        this.journal = journal;
        this.background = background;
        this.texts = texts;
        this.selected = selected;
        this.failed = failed;
        selected.subscribe(this::select);
    }

    /** In their order. */
    ObservableList<ChangeRow> rows() {
        return rows;
    }

    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    private void select(@Nullable RunItem before, @Nullable RunItem now) {
        if (before == null || now == null || !before.id().equals(now.id())) {
            // What another run changed must not be taken for this one's.
            rows.clear();
            undoable.set(false);
        }
        read();
    }

    /** Reads them again: another run may have taken back what this one did. */
    void read() {
        RunItem run = selected.getValue();
        if (run == null) {
            return;
        }
        background.run(
                () -> journal.ofRun(run.id()).stream()
                        .flatMap(entry -> ChangeRow.of(entry, texts).stream())
                        .toList(),
                read -> {
                    if (run.equals(selected.getValue())) {
                        if (!rows.equals(read)) {
                            rows.setAll(read);
                        }
                        undoable.set(read.stream().anyMatch(ChangeRow::undoable));
                    }
                },
                failure -> {
                    if (run.equals(selected.getValue())) {
                        failed.accept(failure);
                    }
                });
    }
}
