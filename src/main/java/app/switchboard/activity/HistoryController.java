package app.switchboard.activity;

import app.switchboard.fx.EmptyState;
import app.switchboard.fx.Texts;
import app.switchboard.history.History.Purpose;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the runs, and what the selected one changed. */
final class HistoryController {

    private static final double ROOM_FOR_ALL = 640;

    private final HistoryViewModel model;
    private final Texts texts;

    @FXML
    private Node content;

    @FXML
    private Node loadingState;

    @FXML
    private EmptyState emptyState;

    @FXML
    private EmptyState failedState;

    @FXML
    private TextField search;

    @FXML
    private ChoiceBox<@Nullable Mark> outcome;

    @FXML
    private ChoiceBox<@Nullable Purpose> purpose;

    @FXML
    private CheckBox changedOnly;

    @FXML
    private TableView<RunItem> table;

    @FXML
    private TableColumn<RunItem, RunItem> timeColumn;

    @FXML
    private TableColumn<RunItem, RunItem> workspaceColumn;

    @FXML
    private TableColumn<RunItem, RunItem> purposeColumn;

    @FXML
    private TableColumn<RunItem, RunItem> outcomeColumn;

    @FXML
    private TableColumn<RunItem, RunItem> figuresColumn;

    @FXML
    private TableColumn<RunItem, RunItem> durationColumn;

    @FXML
    private Node noMatch;

    @FXML
    private Label footer;

    @FXML
    private Button more;

    @FXML
    private Label changesTitle;

    @FXML
    private Button undo;

    @FXML
    private ListView<ChangeRow> changes;

    @FXML
    private Node noChanges;

    HistoryController(HistoryViewModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    void initialize() {
        States.show(model.stateProperty(), content, loadingState, emptyState, failedState);
        failedState.textProperty().bind(model.problemProperty());
        model.workspaceIdProperty().subscribe(id -> {
            emptyState.setText(texts.get(id == null ? "history.none.all" : "history.none"));
            emptyState.setAction(texts.get(id == null ? "history.none.all.action" : "history.none.action"));
        });
        filter();
        columns();
        rows();
        changes();
    }

    private void filter() {
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                key.consume();
            }
        });
        changedOnly.selectedProperty().bindBidirectional(model.changedOnlyProperty());
        choose(outcome, Mark.values(), "history.outcome.any", Mark::key, model.markProperty());
        choose(
                purpose,
                Purpose.values(),
                "history.purpose.any",
                one -> "activity.purpose." + one.name().toLowerCase(Locale.ROOT),
                model.purposeProperty());
    }

    /** The first choice is null: any. */
    private <T> void choose(
            ChoiceBox<@Nullable T> box, T[] values, String any, Function<T, String> key, Property<@Nullable T> chosen) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return texts.get(value == null ? any : key.apply(value));
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        });
        box.getItems().add(null);
        box.getItems().addAll(Arrays.asList(values));
        box.valueProperty().bindBidirectional(chosen);
        box.setTooltip(new Tooltip(box.getAccessibleText()));
    }

    private void columns() {
        for (TableColumn<RunItem, ?> column : table.getColumns()) {
            column.setReorderable(false);
            column.setSortable(false);
        }
        fill(timeColumn, () -> label(true, "tabular"), (label, run) -> tipped(label, run.when(), run.full()));
        fill(workspaceColumn, () -> label(false), (label, run) -> label.setText(run.workspace()));
        fill(purposeColumn, () -> label(false), (label, run) -> label.setText(run.purposeText()));
        fill(
                outcomeColumn,
                () -> {
                    Label label = label(false);
                    label.setGraphic(new FontIcon());
                    return label;
                },
                (label, run) -> {
                    States.show(
                            (FontIcon) label.getGraphic(),
                            run.mark().icon(),
                            run.mark().style(),
                            "small");
                    label.setText(run.markText());
                });
        fill(figuresColumn, () -> label(true, "muted"), (label, run) -> tipped(label, run.figures(), run.figures()));
        fill(durationColumn, () -> label(false, "tabular", "muted"), (label, run) -> label.setText(run.duration()));
        workspaceColumn.visibleProperty().bind(model.workspaceIdProperty().isNull());
        durationColumn
                .visibleProperty()
                .bind(table.widthProperty()
                        .greaterThan(ROOM_FOR_ALL)
                        .or(table.widthProperty().isEqualTo(0)));
    }

    private static Label label(boolean tipped, String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        if (tipped) {
            label.setTooltip(new Tooltip());
        }
        return label;
    }

    private static void tipped(Label label, String text, String tip) {
        label.setText(text);
        label.getTooltip().setText(tip);
    }

    private static <N extends Node> void fill(
            TableColumn<RunItem, RunItem> column, Supplier<N> node, BiConsumer<N, RunItem> fill) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(of -> new GraphicCell<>(node.get(), fill));
    }

    private void rows() {
        table.setItems(model.rows());
        States.visible(noMatch, false);
        model.rows().addListener((ListChangeListener<RunItem>)
                change -> States.visible(noMatch, model.rows().isEmpty()));
        var selection = table.getSelectionModel();
        selection.selectedItemProperty().subscribe(run -> {
            // While rows are exchanged the table selects nothing for a moment; the model knows better.
            if (run != null) {
                model.selectedProperty().set(run);
            }
        });
        model.selectedProperty().subscribe(run -> {
            if (run == null) {
                selection.clearSelection();
            } else if (!Objects.equals(run, selection.getSelectedItem())) {
                selection.select(run);
            }
        });
        footer.textProperty().bind(model.footerProperty());
        model.moreProperty().subscribe(any -> States.visible(more, any));
    }

    private void changes() {
        model.selectedProperty()
                .subscribe(run -> changesTitle.setText(
                        run == null
                                ? ""
                                : texts.get("history.changes", run.purposeText(), run.workspace(), run.full())));
        undo.disableProperty().bind(model.undoableProperty().not());
        changes.setItems(model.changes());
        changes.setCellFactory(of -> new ChangeCell(texts, model::open));
        changes.setOnKeyPressed(key -> {
            ChangeRow change = changes.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && change != null) {
                model.open(change);
                key.consume();
            }
        });
        model.changes().addListener((ListChangeListener<ChangeRow>) change -> showChanges());
        showChanges();
    }

    private void showChanges() {
        States.visible(changes, !model.changes().isEmpty());
        States.visible(noChanges, model.changes().isEmpty());
    }

    @FXML
    void undo() {
        model.undo();
    }

    @FXML
    void showMore() {
        model.showMore();
    }

    @FXML
    void clearFilter() {
        model.clearFilter();
    }

    @FXML
    void leaveEmpty() {
        model.leaveEmpty();
    }

    @FXML
    void tryAgain() {
        model.refresh();
    }
}
