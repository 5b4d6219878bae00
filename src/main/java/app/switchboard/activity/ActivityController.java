package app.switchboard.activity;

import app.switchboard.fx.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds what runs and ran. */
final class ActivityController {

    private final ActivityViewModel model;
    private final Texts texts;

    @FXML
    private Node content;

    @FXML
    private ListView<TaskRow> list;

    @FXML
    private Node emptyState;

    @FXML
    private Label summary;

    @FXML
    private Button clear;

    ActivityController(ActivityViewModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    void initialize() {
        States.show(model.stateProperty(), PageState.CONTENT, content);
        States.show(model.stateProperty(), PageState.EMPTY, emptyState);
        summary.textProperty().bind(model.summaryProperty());
        clear.disableProperty().bind(model.anyEndedProperty().not());
        list.setItems(model.rows());
        list.setCellFactory(of -> new Cell());
    }

    @FXML
    void clear() {
        model.clearEnded();
    }

    @FXML
    void showHistory() {
        model.showHistory();
    }

    /** Keeps its nodes and fills them anew, so that a run that goes on does not flicker. */
    private final class Cell extends ListCell<TaskRow> {

        private final FontIcon icon = new FontIcon();
        private final Label title = new Label();
        private final Label text = new Label();
        private final ProgressBar progress = new ProgressBar();
        private final Label pace = new Label();
        private final Button cancel = new Button(texts.get("activity.cancel"));
        private final Label outcome = new Label();
        private final Label when = new Label();
        private final HBox running;
        private final VBox ended;
        private final HBox line;

        Cell() {
            title.getStyleClass().add("medium");
            text.getStyleClass().add("muted");
            text.setTooltip(new Tooltip());
            VBox words = new VBox(title, text);
            words.setMinWidth(0);
            words.getStyleClass().add("task-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            pace.getStyleClass().addAll("secondary", "tabular");
            progress.setAccessibleText(texts.get("activity.progress"));
            VBox bar = new VBox(progress, pace);
            bar.getStyleClass().add("task-progress");
            cancel.setOnAction(event -> model.cancel(getItem()));
            cancel.setMinWidth(Region.USE_PREF_SIZE);
            cancel.setAccessibleHelp(texts.get("activity.cancel.help"));
            cancel.setTooltip(new Tooltip(texts.get("activity.cancel.help")));
            running = new HBox(bar, cancel);
            running.getStyleClass().add("task-running");
            outcome.getStyleClass().add("task-outcome");
            when.getStyleClass().addAll("secondary", "tabular");
            when.setTooltip(new Tooltip());
            ended = new VBox(outcome, when);
            ended.getStyleClass().add("task-ended");
            ended.setMinWidth(Region.USE_PREF_SIZE);
            line = new HBox(icon, words, running, ended);
            line.getStyleClass().add("task");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable TaskRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            States.show(icon, row.mark().icon(), row.mark().style());
            title.setText(row.title());
            text.setText(row.text());
            text.getTooltip().setText(row.text());
            States.visible(running, row.running());
            States.visible(ended, !row.running());
            if (row.running()) {
                progress.setProgress(row.fraction());
                pace.setText(row.pace());
                States.visible(pace, !row.pace().isEmpty());
                cancel.setDisable(row.stopping());
                cancel.setAccessibleText(texts.get("activity.cancel") + " " + row.title());
            } else {
                outcome.setText(row.markText());
                when.setText(row.when() + " · " + row.duration());
                when.getTooltip().setText(row.full());
            }
            setAccessibleText(row.spoken());
            if (getGraphic() == null) {
                setGraphic(line);
            }
        }
    }
}
