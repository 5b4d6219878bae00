package badarch.switchboard.settings;

import javafx.fxml.FXMLLoader;

public record FxmlViewModel(FXMLLoader loader) {}
