package app.switchboard.settings;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/** Binds the proxy's card to its view model. */
public final class ProxyController {

    private final ProxyViewModel model;

    @FXML
    private VBox card;

    @FXML
    private SettingRow proxyRow;

    @FXML
    private Label address;

    @FXML
    private VBox login;

    @FXML
    private FormRow userRow;

    @FXML
    private TextField user;

    @FXML
    private FormRow passwordRow;

    @FXML
    private RevealField password;

    @FXML
    private VBox signedIn;

    @FXML
    private SettingRow signedInRow;

    @FXML
    private Button forget;

    ProxyController(ProxyViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        proxyRow.name(address, model.problemProperty());
        address.textProperty().bind(model.addressProperty());
        address.accessibleTextProperty().bind(Bindings.concat(proxyRow.getText(), ": ", model.addressProperty()));
        userRow.bind(user, model.user, model::leave, link -> {}, problem -> {});
        passwordRow.bind(password.input(), model.password, model::leave, link -> {}, problem -> {});
        for (TextInputControl field : new TextInputControl[] {user, password.input()}) {
            field.editableProperty().bind(model.busy.not());
            ((TextField) field).setOnAction(event -> model.save());
        }
        CredentialsController.show(login, model.asks);
        signedInRow.textProperty().bind(model.signedInProperty());
        signedInRow.helpProperty().bind(model.keptProperty());
        CredentialsController.show(signedIn, model.signedInProperty().isNotEmpty());
        CredentialsController.show(forget, model.forgettable);
        forget.disableProperty().bind(model.busy);
        card.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.refresh();
            }
        });
    }

    @FXML
    void forget() {
        model.forget();
    }
}
