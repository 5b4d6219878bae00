package app.switchboard.shell;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Binds the card over the window that tells of a mistake of ours. */
final class ErrorController {

    private final ErrorViewModel model;

    @FXML
    private Node layer;

    @FXML
    private Label code;

    @FXML
    private Label copied;

    ErrorController(ErrorViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        layer.visibleProperty().bind(model.openProperty());
        code.textProperty().bind(model.codeProperty());
        copied.textProperty().bind(model.copiedProperty());
    }

    @FXML
    void copy() {
        model.copy();
    }

    @FXML
    void goOn() {
        model.goOn();
    }
}
