package badarch.switchboard.settings;

import javafx.stage.Stage;

public record StageViewModel(Stage stage) {}
