package badarch.switchboard.settings;

import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** Binds, and nothing else. */
public final class ProperController {

    @FXML
    Label title;

    private final ProperViewModel model = new ProperViewModel();

    @FXML
    void initialize() {
        title.textProperty().bind(model.name());
    }
}
