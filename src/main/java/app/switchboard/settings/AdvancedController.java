package app.switchboard.settings;

import app.switchboard.settings.AdvancedViewModel.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.VBox;

/** Binds the advanced pane to its view model. */
public final class AdvancedController {

    private final AdvancedViewModel model;
    private final Consumer<Path> reveal;

    @FXML
    private NoticeLine notice;

    @FXML
    private SettingRow levelRow;

    @FXML
    private Segmented level;

    @FXML
    private Button reset;

    @FXML
    private VBox question;

    @FXML
    private Label questionText;

    @FXML
    private TextField word;

    @FXML
    private Button confirm;

    AdvancedController(AdvancedViewModel model, Consumer<Path> reveal) {
        this.model = model;
        this.reveal = reveal;
    }

    @FXML
    void initialize() {
        notice.bind(model.notice);
        levelRow.name(level, model.level().problemProperty());
        level.bind(
                model.level(),
                List.of(Level.values()),
                choice -> text("settings.level." + choice.text()),
                choice -> text("settings.level." + choice.text() + ".tip"));
        CredentialsController.show(question, model.asking);
        reset.disableProperty().bind(model.asking);
        questionText.setText(Wording.together(model.texts().get("settings.reset.ask", text("settings.reset.word"))));
        word.textProperty().bindBidirectional(model.typed);
        word.setAccessibleText(questionText.getText());
        confirm.disableProperty().bind(model.meant.not());
    }

    private String text(String key) {
        return model.texts().get(key);
    }

    @FXML
    void revealLog() {
        model.findLogs(reveal);
    }

    @FXML
    void copyDiagnostics() {
        model.diagnose(made -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, made)));
    }

    @FXML
    void askReset() {
        model.askReset();
        word.requestFocus();
    }

    @FXML
    void keep() {
        model.keep();
        reset.requestFocus();
    }

    @FXML
    void confirmReset() {
        model.confirmReset();
    }
}
