package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the sheet with a plan. */
final class PlanController {

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final PlanViewModel model;
    private final Texts texts;

    @FXML
    private Region sheet;

    @FXML
    private Label title;

    @FXML
    private Label production;

    @FXML
    private Label counts;

    @FXML
    private ListView<PlanLine> list;

    @FXML
    private Node message;

    @FXML
    private FontIcon messageIcon;

    @FXML
    private Label headline;

    @FXML
    private Label sentence;

    @FXML
    private Node outcome;

    @FXML
    private FontIcon outcomeIcon;

    @FXML
    private Label outcomeText;

    @FXML
    private Node confirmation;

    @FXML
    private Label confirmText;

    @FXML
    private TextField confirm;

    @FXML
    private Node running;

    @FXML
    private Label step;

    @FXML
    private Label rate;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label selected;

    @FXML
    private Button undo;

    @FXML
    private Button cancel;

    @FXML
    private Button primary;

    PlanController(PlanViewModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    void initialize() {
        for (Node node : new Node[] {
            production, counts, message, outcome, confirmation, running, selected, undo, cancel, rate, sentence, list
        }) {
            node.managedProperty().bind(node.visibleProperty());
        }
        list.setItems(model.lines());
        list.setCellFactory(of -> new PlanCell(model));
        confirm.textProperty().bindBidirectional(model.typedProperty());
        model.shownProperty().subscribe(this::show);
        model.progressProperty().subscribe(this::show);
        // What is to have the keyboard shows only after the words have been exchanged.
        NextFrame focusing = new NextFrame(this::focus);
        model.stateProperty().subscribe(state -> focusing.ask());
        model.openProperty().subscribe(open -> focusing.ask());
        sheet.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    private void show(PlanShown shown) {
        PlanState state = model.stateProperty().get();
        boolean listed = state == PlanState.READY || state == PlanState.APPLYING;
        boolean failures = state == PlanState.DONE && !model.lines().isEmpty();
        title.setText(shown.title());
        production.setVisible(shown.production());
        counts.setText(shown.counts());
        counts.setVisible(!shown.counts().isEmpty() && state != PlanState.DONE);
        list.setVisible(listed || failures);
        list.setDisable(state == PlanState.APPLYING);
        message.setVisible(!listed && !failures);
        sheet.pseudoClassStateChanged(COMPACT, !listed && !failures);
        outcome.setVisible(failures);
        outcomeText.setText(shown.headline() + "  " + shown.counts());
        headline.setText(shown.headline());
        sentence.setText(shown.sentence());
        sentence.setVisible(!shown.sentence().isEmpty());
        icons(state);
        confirmation.setVisible(!shown.confirm().isEmpty());
        confirmText.setText(texts.get("plan.confirm", shown.confirm()));
        confirm.setAccessibleText(confirmText.getText());
        running.setVisible(state.running());
        selected.setText(shown.selected());
        selected.setVisible(state == PlanState.READY);
        buttons(state, shown);
    }

    private void icons(PlanState state) {
        boolean well = state == PlanState.DONE;
        messageIcon.setIconLiteral(
                switch (state) {
                    case NOTHING, DONE -> "bi-check-circle";
                    case FAILED -> "bi-exclamation-triangle";
                    case READ_ONLY -> "bi-lock";
                    case LOOKING, READY, APPLYING -> "bi-search";
                });
        messageIcon
                .getStyleClass()
                .setAll("ikonli-font-icon", "hero", well ? "success" : state == PlanState.FAILED ? "warning" : "muted");
        outcomeIcon.setIconLiteral("bi-exclamation-triangle-fill");
    }

    private void buttons(PlanState state, PlanShown shown) {
        undo.setVisible(shown.canUndo());
        boolean only = state == PlanState.NOTHING || state == PlanState.DONE || state.running();
        cancel.setVisible(!only);
        cancel.setText(texts.get(state == PlanState.READY ? "plan.cancel" : "plan.close"));
        primary.setText(
                switch (state) {
                    case LOOKING, APPLYING -> texts.get("plan.cancel");
                    case NOTHING -> texts.get("plan.close");
                    case DONE -> texts.get("plan.done");
                    case FAILED -> texts.get("common.again");
                    case READ_ONLY -> texts.get("plan.settings");
                    case READY -> shown.apply();
                });
        primary.setAccessibleText(primary.getText());
        cancel.setAccessibleText(cancel.getText());
        primary.setDisable(state == PlanState.READY && !shown.canApply());
        primary.setDefaultButton(!state.running());
    }

    private void show(PlanProgress now) {
        step.setText(now.text());
        rate.setText(now.rate());
        rate.setVisible(!now.rate().isEmpty());
        progress.setProgress(now.fraction());
    }

    /** The keyboard goes where the next decision is. */
    private void focus() {
        if (!model.openProperty().get()) {
            return;
        }
        if (model.stateProperty().get() == PlanState.READY) {
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
            list.requestFocus();
        } else {
            primary.requestFocus();
        }
    }

    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            model.close();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER
                && !(key.getTarget() instanceof ButtonBase)
                && !primary.isDisabled()) {
            // The list would keep it for itself.
            act();
            key.consume();
        } else if (key.getCode() == KeyCode.SPACE && list.equals(key.getTarget())) {
            PlanLine line = list.getSelectionModel().getSelectedItem();
            if (line != null) {
                model.toggle(line);
            }
            key.consume();
        }
    }

    /** The default button. */
    @FXML
    void act() {
        switch (model.stateProperty().get()) {
            case LOOKING, APPLYING -> model.cancel();
            case NOTHING, DONE -> model.close();
            case FAILED -> model.again();
            case READ_ONLY -> model.openSettings();
            case READY -> model.apply();
        }
    }

    @FXML
    void undo() {
        model.undo();
    }

    @FXML
    void close() {
        model.close();
    }
}
