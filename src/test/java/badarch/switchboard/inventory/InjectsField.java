package badarch.switchboard.inventory;

import javafx.fxml.FXML;
import javafx.scene.control.Label;

public final class InjectsField {

    @FXML
    Label title = new Label();
}
