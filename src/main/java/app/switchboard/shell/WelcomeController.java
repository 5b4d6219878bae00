package app.switchboard.shell;

import app.switchboard.fx.Mode;
import javafx.fxml.FXML;
import javafx.scene.Node;

/** Binds the welcome: two ways on. */
final class WelcomeController {

    private final ShellViewModel model;

    @FXML
    private Node demoWay;

    WelcomeController(ShellViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        demoWay.setVisible(model.mode() != Mode.DEMO);
        demoWay.setManaged(model.mode() != Mode.DEMO);
    }

    @FXML
    void addAccount() {
        model.showCredentials(null);
    }

    @FXML
    void exploreDemo() {
        model.exploreDemo();
    }
}
