package app.switchboard.settings;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds the part of the credentials pane that makes or opens the vault. */
public final class VaultController {

    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

    private final CredentialsViewModel model;
    private final SecretPlace place;

    @FXML
    private HBox vaultOffer;

    @FXML
    private Hyperlink openVaultField;

    @FXML
    private VBox vaultBox;

    @FXML
    private VBox repeatBox;

    @FXML
    private FormRow vaultRow;

    @FXML
    private RevealField passphrase;

    @FXML
    private FormRow repeatRow;

    @FXML
    private RevealField repeat;

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
        openVaultField.accessibleHelpProperty().bind(text(".help"));
        openVault.accessibleHelpProperty().bind(text(".help"));
        passphrase.promptTextProperty().bind(text(".prompt"));
        vaultRow.helpProperty().bind(text(".help"));
        repeatRow.bind(repeat.input(), place.repeat(), this::leaveRepeat, address -> {}, problem -> {});
        CredentialsController.show(repeatBox, place.offerProperty().isEqualTo(SecretPlace.Offer.CREATE));
        // Not disabled: that would push the keyboard into the next field, and the passphrase with it.
        place.openingProperty().subscribe(opening -> vaultBox.pseudoClassStateChanged(BUSY, opening));
        for (TextInputControl field : List.of(passphrase(), repeat())) {
            field.editableProperty().bind(place.openingProperty().not());
            // Its own Enter, or the pane's default button would take it.
            ((TextField) field).setOnAction(event -> place.openVault());
        }
    }

    TextInputControl passphrase() {
        return passphrase.input();
    }

    TextInputControl repeat() {
        return repeat.input();
    }

    private void leaveRepeat(Entry entry) {
        if (!entry.value().isEmpty()) {
            entry.leave();
        }
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
        if (!place.openingProperty().get()) {
            place.askingProperty().set(false);
            openVaultField.requestFocus();
        }
    }

    @FXML
    void openVault() {
        place.openVault();
    }
}
