package app.switchboard.settings;

import app.switchboard.fx.Texts;
import app.switchboard.workspace.Policy.Foreign;
import app.switchboard.workspace.WebhookTemplate;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Binds the webhooks pane to its view model. */
public final class WebhooksController {

    private final WebhooksViewModel model;

    @FXML
    private FormRow templateRow;

    @FXML
    private TextField template;

    @FXML
    private Label expansion;

    @FXML
    private Button restore;

    @FXML
    private SettingRow foreignRow;

    @FXML
    private Segmented foreign;

    WebhooksController(WebhooksViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        Texts texts = model.texts();
        templateRow.bind(template, model.template(), entry -> model.leave(), address -> {}, problem -> {});
        template.setOnAction(event -> model.leave());
        expansion.textProperty().bind(model.expansionProperty());
        CredentialsController.show(expansion, model.expansionProperty().isNotEmpty());
        CredentialsController.show(
                restore, model.stored().valueProperty().isNotEqualTo(WebhookTemplate.DEFAULT.text()));
        model.stored().problemProperty().subscribe(text -> {
            if (!text.isEmpty()) {
                model.template().refuse(new Entry.Problem(text, null, null));
            }
        });
        foreignRow.name(foreign, model.foreign().problemProperty());
        foreign.bind(
                model.foreign(),
                List.of(Foreign.values()),
                choice -> texts.get("settings.foreign." + choice.text()),
                choice -> texts.get("settings.foreign." + choice.text() + ".tip"));
    }

    @FXML
    void restore() {
        model.restoreTemplate();
    }
}
