package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import java.util.Comparator;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;

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
    private HBox segments;

    @FXML
    private MenuButton scopeMenu;

    @FXML
    private MenuButton filterMenu;

    @FXML
    private Node clearFilter;

    @FXML
    private MenuButton columnMenu;

    @FXML
    private Node footerBar;

    @FXML
    private HBox selectionBar;

    @FXML
    private Label selectedCount;

    @FXML
    private HBox reviewBox;

    @FXML
    private Button review;

    @FXML
    private MenuButton more;

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
        new ListFilters(model, segments, scopeMenu, filterMenu, clearFilter).fit(table.widthProperty());
        new SelectionBar(model, table, selectionBar, footerBar, selectedCount, reviewBox, review, more);
        states();
        footer.textProperty().bind(model.stateProperty().map(ListState::footer));
        OutcomeLine.bind(outcome, model.export());
        for (Node node : new Node[] {details, detailsLine}) {
            node.visibleProperty().bind(model.detailsProperty());
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    private void columns() {
        table.setSkin(new ListSkin(table));
        // New items take the order off the columns: they come first.
        table.setItems(model.rows());
        Cells.number(numberColumn);
        Cells.text(nameColumn, NumberRow::name);
        Cells.text(workspaceColumn, NumberRow::workspace, "muted");
        Cells.capabilities(capabilityColumn, texts);
        Cells.status(statusColumn, texts);
        Cells.target(targetColumn, texts);
        Cells.changed(changedColumn, texts, model.minuteProperty());
        var ofOne = model.workspaceIdProperty().isNotNull();
        Comparator<String> words = String.CASE_INSENSITIVE_ORDER;
        ListColumns columns = new ListColumns(table, model.preferences(), texts)
                .with(
                        "number",
                        numberColumn,
                        Comparator.comparing(row -> row.stored().number().phoneNumber()),
                        wideAs(0))
                .with("name", nameColumn, Comparator.comparing(NumberRow::place), wideAs(0))
                .with(
                        "workspace",
                        workspaceColumn,
                        Comparator.comparing(NumberRow::workspace, words),
                        ofOne.not().and(wideAs(ROOM_FOR_STATUS)))
                // What workspace a number belongs to says more than what it can.
                .with(
                        "can",
                        capabilityColumn,
                        Comparator.comparing(NumberRow::capabilityLetters),
                        wideAs(ROOM_FOR_ALL).or(ofOne.and(wideAs(ROOM_FOR_CAPABILITIES))))
                .with(
                        "status",
                        statusColumn,
                        Comparator.comparing(row -> row.stored().number().status()),
                        wideAs(ROOM_FOR_STATUS))
                .with(
                        "target",
                        targetColumn,
                        Comparator.comparing(NumberRow::kind).thenComparing(NumberRow::target, words),
                        wideAs(ROOM_FOR_TARGET))
                .with("changed", changedColumn, Comparator.comparing(NumberRow::changedAt), wideAs(ROOM_FOR_CHANGED));
        columns.fill(columnMenu);
        columns.restore();
        columns.onSort(model::sortBy);
    }

    private javafx.beans.binding.BooleanBinding wideAs(double width) {
        return table.widthProperty().greaterThan(width).or(table.widthProperty().isEqualTo(0));
    }

    private void rows() {
        new RowSelection(model, table);
        table.setRowFactory(of -> {
            TableRow<NumberRow> row = new ListRow();
            row.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                    model.toggleDetails();
                }
            });
            return row;
        });
        model.onFocus(() -> {
            table.requestFocus();
            if (table.getSelectionModel().isEmpty()) {
                table.getSelectionModel().selectFirst();
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.SPACE) {
                model.toggleDetails();
                key.consume();
            } else if (key.getCode() == KeyCode.ESCAPE
                    && model.detailsProperty().get()) {
                model.toggleDetails();
                key.consume();
            }
        });
    }

    private void states() {
        show(loadingState, Showing.LOADING);
        show(nothingYetState, Showing.NOTHING_YET);
        show(noMatchState, Showing.NO_MATCH);
        show(failedState, Showing.FAILED);
        // Where nothing matches it stays, empty, under what says so: hiding and showing all its cells costs a frame.
        table.visibleProperty()
                .bind(model.stateProperty()
                        .map(now -> now.showing() == Showing.NUMBERS || now.showing() == Showing.NO_MATCH));
        problem.textProperty().bind(model.stateProperty().map(ListState::problem));
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
        model.stateProperty().subscribe(now -> sayNoMatch());
        model.searchProperty().subscribe(now -> sayNoMatch());
    }

    /** Only where it is seen: it would be laid out at each keystroke. */
    private void sayNoMatch() {
        if (model.stateProperty().get().showing() == Showing.NO_MATCH) {
            String search = model.searchProperty().get().strip();
            noMatchText.setText(
                    search.isEmpty()
                            ? texts.get("numbers.nomatch.scope")
                            : texts.get("numbers.nomatch.search", search));
        }
    }

    private void show(Node node, Showing state) {
        // One upon the other: what is hidden keeps its place, so that showing it again lays nothing out.
        node.visibleProperty().bind(model.stateProperty().map(now -> now.showing() == state));
    }

    @FXML
    void clearFilter() {
        model.filtersProperty().set(Filters.NONE);
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
