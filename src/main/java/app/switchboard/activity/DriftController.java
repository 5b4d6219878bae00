package app.switchboard.activity;

import app.switchboard.fx.EmptyState;
import app.switchboard.fx.Texts;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds the drift. */
final class DriftController {

    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final DriftViewModel model;
    private final Texts texts;

    @FXML
    private ListView<DriftRow> list;

    @FXML
    private Node loadingState;

    @FXML
    private EmptyState emptyState;

    @FXML
    private EmptyState failedState;

    @FXML
    private Label problem;

    DriftController(DriftViewModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    void initialize() {
        States.show(model.stateProperty(), list, loadingState, emptyState, failedState);
        failedState.textProperty().bind(model.problemProperty());
        problem.textProperty().bind(model.problemProperty());
        model.problemProperty().subscribe(text -> States.visible(problem, !text.isEmpty()));
        Button check = emptyState.button();
        check.disableProperty().bind(model.checkingProperty());
        check.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(model.checkingProperty().get() ? "drift.checking" : "drift.check"),
                        model.checkingProperty()));
        list.setItems(model.rows());
        list.setCellFactory(of -> new Cell());
        list.setOnKeyPressed(key -> {
            DriftRow row = list.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && row != null) {
                model.open(row);
                key.consume();
            }
        });
    }

    @FXML
    void check() {
        model.check();
    }

    @FXML
    void tryAgain() {
        model.refresh();
    }

    /** Keeps the nodes of both kinds of lines. */
    private final class Cell extends ListCell<DriftRow> {

        private final Label name = new Label();
        private final Label count = new Label();
        private final HBox head;
        private final Hyperlink phone = new Hyperlink();
        private final Label alias = new Label();
        private final ValuesBox values = new ValuesBox(texts, "drift.before", "drift.now");
        private final Label when = new Label();
        private final HBox change;

        Cell() {
            name.getStyleClass().add("headline");
            count.getStyleClass().add("muted");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            head = new HBox(
                    name,
                    count,
                    gap,
                    button("drift.accept", () -> model.accept(getItem())),
                    button("drift.review", () -> model.review(getItem())));
            head.getStyleClass().add("drift-head");
            phone.getStyleClass().add("tabular");
            phone.setMinWidth(Region.USE_PREF_SIZE);
            phone.setOnAction(event -> model.open(getItem()));
            phone.setAccessibleHelp(texts.get("drift.open"));
            alias.getStyleClass().add("secondary");
            VBox number = new VBox(phone, alias);
            number.getStyleClass().add("drift-number");
            HBox.setHgrow(values, Priority.ALWAYS);
            when.getStyleClass().addAll("secondary", "tabular");
            when.setMinWidth(Region.USE_PREF_SIZE);
            when.setTooltip(new Tooltip());
            change = new HBox(number, values, when);
            change.getStyleClass().add("drift-change");
            // Else a long value would widen the whole list.
            setPrefWidth(0);
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && getItem() != null) {
                    model.open(getItem());
                }
            });
        }

        private Button button(String key, Runnable action) {
            Button button = new Button(texts.get(key));
            button.setAccessibleText(texts.get(key));
            button.setTooltip(new Tooltip(texts.get(key + ".help")));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> action.run());
            return button;
        }

        @Override
        protected void updateItem(@Nullable DriftRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(HEAD, row instanceof DriftRow.Group);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText("");
            } else if (row instanceof DriftRow.Group group) {
                name.setText(group.name());
                count.setText(texts.get("drift.numbers", group.numbers()));
                setAccessibleText(group.name() + ", " + count.getText());
                setGraphic(head);
            } else if (row instanceof DriftRow.Change one) {
                show(one);
                setGraphic(change);
            }
        }

        private void show(DriftRow.Change one) {
            pseudoClassStateChanged(FIRST, one.first());
            phone.setText(one.phone());
            phone.setAccessibleText(one.phone());
            phone.setVisible(one.first());
            alias.setText(one.first() ? one.name() : "");
            values.show(one.values());
            when.setText(one.when());
            when.getTooltip().setText(one.full());
            setAccessibleText(texts.get(
                    "drift.row",
                    one.phone(),
                    one.values().field(),
                    orUnset(one.values().before()),
                    orUnset(one.values().after()),
                    one.when()));
        }

        private String orUnset(String value) {
            return value.isEmpty() ? texts.get("drift.unset") : value;
        }
    }
}
