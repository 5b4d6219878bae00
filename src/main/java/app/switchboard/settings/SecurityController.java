package app.switchboard.settings;

import app.switchboard.fx.Texts;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import app.switchboard.settings.VaultForm.Kind;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the security pane to its view model. */
public final class SecurityController {

    private final SecurityViewModel model;

    @FXML
    private Node pane;

    @FXML
    private NoticeLine notice;

    @FXML
    private VBox secrets;

    @FXML
    private Label noSecrets;

    @FXML
    private HBox moves;

    @FXML
    private Button toKeychain;

    @FXML
    private Button toVault;

    @FXML
    private SettingRow vaultRow;

    @FXML
    private Button create;

    @FXML
    private Button unlock;

    @FXML
    private Button lock;

    @FXML
    private Button change;

    @FXML
    private VBox form;

    @FXML
    private FormRow oldRow;

    @FXML
    private RevealField old;

    @FXML
    private FormRow passphraseRow;

    @FXML
    private RevealField passphrase;

    @FXML
    private FormRow repeatRow;

    @FXML
    private RevealField repeat;

    @FXML
    private Button send;

    @FXML
    private SettingRow idleRow;

    @FXML
    private ChoiceBox<Integer> idle;

    @FXML
    private SettingRow clipboardRow;

    @FXML
    private ChoiceBox<Integer> clipboard;

    SecurityController(SecurityViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        Texts texts = model.texts();
        notice.bind(model.notice);
        model.kept.addListener((ListChangeListener<SecurityViewModel.Kept>) changes -> list());
        model.stores.subscribe(stores -> {
            show(stores);
            list();
        });
        bindForm();
        for (Button button : List.of(toKeychain, toVault, create, unlock, lock, change)) {
            button.disableProperty().bind(model.busy);
        }
        Controls.bind(
                idleRow,
                idle,
                SecurityViewModel.IDLE_CHOICES,
                minutes -> texts.get("settings.idle.choice", minutes),
                model.idle());
        Controls.bind(
                clipboardRow,
                clipboard,
                SecurityViewModel.CLIPBOARD_CHOICES,
                seconds -> texts.get("settings.clipboard.choice", seconds),
                model.clipboard());
        pane.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.refresh();
            }
        });
    }

    private void bindForm() {
        bind(oldRow, old, model.form.old);
        bind(passphraseRow, passphrase, model.form.passphrase);
        bind(repeatRow, repeat, model.form.repeat);
        CredentialsController.show(form, model.form.kind.isNotEqualTo(Kind.NONE));
        CredentialsController.show(oldRow, model.form.kind.isEqualTo(Kind.CHANGE));
        CredentialsController.show(
                repeatRow, model.form.kind.isEqualTo(Kind.CHANGE).or(model.form.kind.isEqualTo(Kind.CREATE)));
        model.form.kind.subscribe(() -> show(model.stores.get()));
        model.form.kind.subscribe(what -> {
            if (what != Kind.NONE) {
                String key = what.name().toLowerCase(Locale.ROOT);
                passphraseRow.setText(text("settings.vault.passphrase." + key));
                passphrase.input().setAccessibleText(passphraseRow.getText());
                send.setText(text("settings.vault.send." + key));
                passphraseRow.setHelp(text("settings.vault.help." + key));
            }
        });
    }

    private void bind(FormRow row, RevealField field, Entry entry) {
        row.bind(field.input(), entry, left -> {}, address -> {}, problem -> {});
        ((TextField) field.input()).setOnAction(event -> send());
    }

    private void show(Secrets.Stores stores) {
        String state = !stores.vaultExists() ? "none" : stores.vaultOpen() ? "open" : "locked";
        vaultRow.setText(text("settings.vault." + state));
        vaultRow.setHelp(text("settings.vault." + state + ".help"));
        // While the form is open its own buttons do it.
        boolean asks = model.form.kind.get() != Kind.NONE;
        show(create, !asks && state.equals("none"));
        show(unlock, !asks && state.equals("locked"));
        show(lock, !asks && state.equals("open"));
        show(change, !asks && state.equals("open"));
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void list() {
        secrets.getChildren().clear();
        show(noSecrets, model.kept.isEmpty());
        for (SecurityViewModel.Kept secret : model.kept) {
            if (!secrets.getChildren().isEmpty()) {
                Region line = new Region();
                line.getStyleClass().add("hairline");
                secrets.getChildren().add(line);
            }
            SettingRow row = new SettingRow();
            row.setText(secret.owner());
            row.setHelp(secret.what());
            Label place =
                    new Label(text("settings.secrets." + key(secret.keptIn())), new FontIcon(icon(secret.keptIn())));
            place.getStyleClass().add("token-place");
            row.getContent().add(place);
            secrets.getChildren().add(row);
        }
        show(toKeychain, model.canMoveTo(KeptIn.KEYCHAIN));
        show(toVault, model.canMoveTo(KeptIn.VAULT));
        show(moves, toKeychain.isVisible() || toVault.isVisible());
    }

    private static String key(KeptIn keptIn) {
        return keptIn.name().toLowerCase(Locale.ROOT);
    }

    private static String icon(KeptIn keptIn) {
        return switch (keptIn) {
            case KEYCHAIN -> "bi-key";
            case VAULT -> "bi-lock";
            case SESSION -> "bi-hourglass-split";
        };
    }

    private String text(String key) {
        return model.texts().get(key);
    }

    private void ask(Kind what) {
        model.ask(what);
        (what == Kind.CHANGE ? old : passphrase).input().requestFocus();
    }

    @FXML
    void moveToKeychain() {
        model.moveAll(KeptIn.KEYCHAIN);
    }

    @FXML
    void moveToVault() {
        model.moveAll(KeptIn.VAULT);
    }

    @FXML
    void create() {
        ask(Kind.CREATE);
    }

    @FXML
    void unlock() {
        ask(Kind.UNLOCK);
    }

    @FXML
    void change() {
        ask(Kind.CHANGE);
    }

    @FXML
    void lock() {
        model.lock();
    }

    @FXML
    void close() {
        model.ask(Kind.NONE);
    }

    @FXML
    void send() {
        model.send();
        Entry wrong = model.form.firstInvalid();
        if (wrong != null) {
            (wrong == model.form.old ? old : wrong == model.form.repeat ? repeat : passphrase)
                    .input()
                    .requestFocus();
        }
    }
}
