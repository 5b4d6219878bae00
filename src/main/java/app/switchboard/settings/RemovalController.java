package app.switchboard.settings;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds the foot of the credentials pane: remove, or start over, asked once more in place. */
public final class RemovalController {

    private final CredentialsViewModel model;

    @FXML
    private VBox footer;

    @FXML
    private HBox removalOffer;

    @FXML
    private HBox removalQuestion;

    @FXML
    private Label question;

    @FXML
    private Button keep;

    @FXML
    private Button confirm;

    @FXML
    private Button reset;

    @FXML
    private Button remove;

    RemovalController(CredentialsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        var asking = model.removal().askingProperty();
        CredentialsController.show(
                footer, model.state().isNew.or(model.state().loading).not());
        CredentialsController.show(removalOffer, asking.isEqualTo(Removal.Step.NOTHING));
        CredentialsController.show(removalQuestion, asking.isNotEqualTo(Removal.Step.NOTHING));
        question.textProperty()
                .bind(asking.map(step -> Wording.together(model.wording().get(key(step) + ".ask"))));
        confirm.textProperty().bind(asking.map(step -> model.wording().get(key(step) + ".confirm")));
        confirm.accessibleHelpProperty().bind(question.textProperty());
        asking.subscribe((before, now) -> {
            // Back to where the question came from, unless the keyboard is elsewhere by now.
            if (now == Removal.Step.NOTHING && (keep.isFocused() || confirm.isFocused())) {
                (before == Removal.Step.RESET ? reset : remove).requestFocus();
            }
        });
        footer.disableProperty().bind(model.removal().runningProperty());
    }

    private static String key(Removal.Step step) {
        return step == Removal.Step.RESET ? "reset" : "remove";
    }

    @FXML
    void askReset() {
        ask(Removal.Step.RESET);
    }

    @FXML
    void askRemove() {
        ask(Removal.Step.REMOVE);
    }

    private void ask(Removal.Step step) {
        model.removal().ask(step);
        // The way back is the one that Enter takes.
        keep.requestFocus();
    }

    @FXML
    void keep() {
        model.removal().ask(Removal.Step.NOTHING);
    }

    @FXML
    void confirmRemoval() {
        model.confirmRemoval();
    }
}
