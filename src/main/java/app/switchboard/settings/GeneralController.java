package app.switchboard.settings;

import app.switchboard.fx.Appearance;
import app.switchboard.fx.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.VBox;

/** Binds the general pane to its view model. */
public final class GeneralController {

    private final GeneralViewModel model;

    @FXML
    private SettingRow appearanceRow;

    @FXML
    private Segmented appearance;

    @FXML
    private SettingRow languageRow;

    @FXML
    private ChoiceBox<String> language;

    @FXML
    private SettingRow launchRow;

    @FXML
    private Switch launch;

    @FXML
    private SettingRow notificationsRow;

    @FXML
    private Switch notifications;

    @FXML
    private VBox which;

    @FXML
    private SettingRow driftRow;

    @FXML
    private Switch drift;

    @FXML
    private SettingRow failuresRow;

    @FXML
    private Switch failures;

    @FXML
    private SettingRow expiryRow;

    @FXML
    private Switch expiry;

    GeneralController(GeneralViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        Texts texts = model.texts();
        appearanceRow.name(appearance, model.appearance().problemProperty());
        appearance.bind(
                model.appearance(),
                List.of(Appearance.values()),
                choice -> texts.get("settings.appearance." + choice.text()),
                choice -> texts.get("settings.appearance." + choice.text() + ".tip"));
        Controls.bind(languageRow, language, model.languages(), model::nameOf, model.language());
        launchRow.setHelp(model.launchHelp());
        launch.setDisable(!model.canLaunch());
        Controls.bind(launchRow, launch, model.launch());
        Controls.bind(notificationsRow, notifications, model.notifications());
        Controls.bind(driftRow, drift, model.ofDrift());
        Controls.bind(failuresRow, failures, model.ofFailures());
        Controls.bind(expiryRow, expiry, model.ofExpiry());
        which.disableProperty().bind(notifications.selectedProperty().not());
    }
}
