package badarch.switchboard.inventory;

import javafx.fxml.FXML;

public final class InjectsMethod {

    @FXML
    void initialize() {}
}
