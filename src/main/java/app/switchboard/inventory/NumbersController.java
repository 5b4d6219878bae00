package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** Binds the list of numbers. */
final class NumbersController {

    /** Below these widths of the list the columns that say least give way; the details say it all. */
    private static final double ROOM_FOR_CHANGED = 700;

    private static final double ROOM_FOR_ALL = 960;
    private static final double ROOM_FOR_CAPABILITIES = 660;
    private static final double ROOM_FOR_STATUS = 590;
    private static final double ROOM_FOR_TARGET = 400;

    private final NumbersViewModel model;
    private final Texts texts;

    @FXML
    private TableView<NumberRow> table;

    @FXML
    private TableColumn<NumberRow, NumberRow> numberColumn;

    @FXML
    private TableColumn<NumberRow, NumberRow> nameColumn;

    @FXML
    private TableColumn<NumberRow, NumberRow> workspaceColumn;

    @FXML
    private TableColumn<NumberRow, NumberRow> capabilityColumn;

    @FXML
    private TableColumn<NumberRow, NumberRow> statusColumn;

    @FXML
    private TableColumn<NumberRow, NumberRow> targetColumn;

    @FXML
    private TableColumn<NumberRow, NumberRow> changedColumn;

    @FXML
    private ToggleGroup scopes;

    @FXML
    private ToggleButton allScope;

    @FXML
    private ToggleButton activeScope;

    @FXML
    private ToggleButton releasedScope;

    @FXML
    private Node loadingState;

    @FXML
    private Node nothingYetState;

    @FXML
    private Label nothingYetTitle;

    @FXML
    private Label nothingYetText;

    @FXML
    private Node checkAccount;

    @FXML
    private Node noMatchState;

    @FXML
    private Label noMatchText;

    @FXML
    private Node failedState;

    @FXML
    private Label problem;

    @FXML
    private Label footer;

    @FXML
    private Label outcome;

    @FXML
    private Node details;

    @FXML
    private Node detailsLine;

    NumbersController(NumbersViewModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    void initialize() {
        columns();
        rows();
        scopes();
        states();
        footer.textProperty().bind(model.footerProperty());
        OutcomeLine.bind(outcome, model.export());
        for (Node node : new Node[] {details, detailsLine}) {
            node.visibleProperty().bind(model.detailsProperty());
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    private void columns() {
        for (TableColumn<NumberRow, ?> column : table.getColumns()) {
            column.setReorderable(false);
        }
        for (var column : java.util.List.of(
                numberColumn,
                nameColumn,
                workspaceColumn,
                capabilityColumn,
                statusColumn,
                targetColumn,
                changedColumn)) {
            column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        }
        Cells.number(numberColumn);
        Cells.text(nameColumn, NumberRow::name);
        Cells.text(workspaceColumn, NumberRow::workspace, "muted");
        Cells.capabilities(capabilityColumn, texts);
        Cells.status(statusColumn, texts);
        Cells.target(targetColumn, texts);
        Cells.changed(changedColumn, texts, model.minuteProperty());
        numberColumn.setComparator(
                Comparator.comparing(row -> row.stored().number().phoneNumber()));
        nameColumn.setComparator(Comparator.comparing(NumberRow::nameKey));
        workspaceColumn.setComparator(Comparator.comparing(NumberRow::workspace, String.CASE_INSENSITIVE_ORDER));
        capabilityColumn.setComparator(Comparator.comparing(NumberRow::capabilityLetters));
        statusColumn.setComparator(
                Comparator.comparing(row -> row.stored().number().status()));
        targetColumn.setComparator(
                Comparator.comparing(NumberRow::kind).thenComparing(NumberRow::target, String.CASE_INSENSITIVE_ORDER));
        changedColumn.setComparator(Comparator.comparing(NumberRow::changedAt));
        workspaceColumn
                .visibleProperty()
                .bind(model.workspaceIdProperty().isNull().and(wideAs(ROOM_FOR_STATUS)));
        changedColumn.visibleProperty().bind(wideAs(ROOM_FOR_CHANGED));
        // What workspace a number belongs to says more than what it can.
        capabilityColumn
                .visibleProperty()
                .bind(wideAs(ROOM_FOR_ALL)
                        .or(model.workspaceIdProperty().isNotNull().and(wideAs(ROOM_FOR_CAPABILITIES))));
        statusColumn.visibleProperty().bind(wideAs(ROOM_FOR_STATUS));
        targetColumn.visibleProperty().bind(wideAs(ROOM_FOR_TARGET));
    }

    private javafx.beans.binding.BooleanBinding wideAs(double width) {
        return table.widthProperty().greaterThan(width).or(table.widthProperty().isEqualTo(0));
    }

    private void rows() {
        table.setItems(model.rows());
        model.rows().comparatorProperty().bind(table.comparatorProperty());
        var selection = table.getSelectionModel();
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
                selection.select(row);
            }
        });
        table.setRowFactory(of -> {
            TableRow<NumberRow> row = new TableRow<>();
            row.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                    model.toggleDetails();
                }
            });
            return row;
        });
        model.onFocus(() -> {
            table.requestFocus();
            if (selection.isEmpty()) {
                selection.selectFirst();
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.SPACE) {
                model.toggleDetails();
                key.consume();
            }
        });
    }

    private void scopes() {
        Map<Scope, ToggleButton> buttons =
                Map.of(Scope.ALL, allScope, Scope.ACTIVE, activeScope, Scope.RELEASED, releasedScope);
        buttons.forEach((scope, button) -> button.setUserData(scope));
        scopes.selectedToggleProperty().addListener((at, before, now) -> {
            if (now == null) {
                // A segment that is clicked again stays chosen.
                scopes.selectToggle(before);
            } else {
                model.scopeProperty().set((Scope) now.getUserData());
            }
        });
        model.scopeProperty().subscribe(scope -> scopes.selectToggle(buttons.get(scope)));
        model.countsProperty().subscribe(counts -> {
            allScope.setText(segment("numbers.scope.all", counts.all()));
            activeScope.setText(segment("numbers.scope.active", counts.active()));
            releasedScope.setText(segment("numbers.scope.released", counts.released()));
        });
    }

    private String segment(String key, int count) {
        return model.countsProperty().get().equals(Counts.NONE)
                ? texts.get(key)
                : texts.get(key) + "  " + texts.count(count);
    }

    private void states() {
        show(loadingState, Showing.LOADING);
        show(nothingYetState, Showing.NOTHING_YET);
        show(noMatchState, Showing.NO_MATCH);
        show(failedState, Showing.FAILED);
        show(table, Showing.NUMBERS);
        problem.textProperty().bind(model.problemProperty());
        var ofAll = model.workspaceIdProperty().isNull();
        nothingYetTitle
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(model.syncingProperty().get() ? "numbers.none.syncing" : "numbers.none.title"),
                        model.syncingProperty()));
        nothingYetText
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(ofAll.get() ? "numbers.none.all.text" : "numbers.none.text"), ofAll));
        nothingYetText.visibleProperty().bind(model.syncingProperty().not());
        checkAccount.visibleProperty().bind(ofAll.or(model.syncingProperty()).not());
        checkAccount.managedProperty().bind(checkAccount.visibleProperty());
        noMatchText
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.searchProperty().get().isBlank()
                                ? texts.get("numbers.nomatch.scope")
                                : texts.get(
                                        "numbers.nomatch.search",
                                        model.searchProperty().get().strip()),
                        model.searchProperty()));
    }

    private void show(Node node, Showing state) {
        node.visibleProperty().bind(model.showingProperty().isEqualTo(state));
        node.managedProperty().bind(node.visibleProperty());
    }

    @FXML
    void clearSearch() {
        model.clearSearch();
    }

    @FXML
    void checkAccount() {
        model.openCredentials();
    }

    @FXML
    void tryAgain() {
        model.refresh();
    }
}
