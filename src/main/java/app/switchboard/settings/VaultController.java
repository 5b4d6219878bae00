package app.switchboard.settings;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds the part of the credentials pane that makes or opens the vault. */
public final class VaultController {

    private final CredentialsViewModel model;
    private final SecretPlace place;

    @FXML
    private HBox vaultOffer;

    @FXML
    private Hyperlink openVaultField;

    @FXML
    private VBox vaultBox;

    @FXML
    private FormRow vaultRow;

    @FXML
    private RevealField passphrase;

    @FXML
    private Button openVault;

    VaultController(CredentialsViewModel model) {
        this.model = model;
        this.place = model.place();
    }

    @FXML
    void initialize() {
        vaultRow.bind(passphrase.input(), place.passphrase(), entry -> {}, address -> {}, problem -> {});
        var offered = place.offerProperty().isNotEqualTo(SecretPlace.Offer.NONE);
        CredentialsController.show(
                vaultOffer, offered.and(place.askingProperty().not()));
        CredentialsController.show(vaultBox, offered.and(place.askingProperty()));
        openVaultField.textProperty().bind(text(""));
        openVault.textProperty().bind(text(".button"));
        passphrase.promptTextProperty().bind(text(".prompt"));
        vaultRow.helpProperty().bind(text(".help"));
        vaultBox.disableProperty().bind(place.openingProperty());
        // Its own Enter, or the pane's default button would take it.
        ((TextField) passphrase.input()).setOnAction(event -> place.openVault());
    }

    private ObservableValue<String> text(String ending) {
        return place.offerProperty()
                .map(offer -> model.wording()
                        .get((offer == SecretPlace.Offer.UNLOCK ? "vault.unlock" : "vault.create") + ending));
    }

    @FXML
    void askPassphrase() {
        place.askingProperty().set(true);
        passphrase.input().requestFocus();
    }

    @FXML
    void closePassphrase() {
        place.askingProperty().set(false);
    }

    @FXML
    void openVault() {
        place.openVault();
    }
}
