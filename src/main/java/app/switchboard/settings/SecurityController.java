package app.switchboard.settings;

import app.switchboard.fx.Texts;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import app.switchboard.settings.SecurityViewModel.Form;
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
    private VBox tokens;

    @FXML
    private Label noTokens;

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
        model.tokens.addListener((ListChangeListener<SecurityViewModel.Token>) changes -> list());
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
        bind(oldRow, old, model.old);
        bind(passphraseRow, passphrase, model.passphrase);
        bind(repeatRow, repeat, model.repeat);
        CredentialsController.show(form, model.form.isNotEqualTo(Form.NONE));
        CredentialsController.show(oldRow, model.form.isEqualTo(Form.CHANGE));
        CredentialsController.show(repeatRow, model.form.isEqualTo(Form.CHANGE).or(model.form.isEqualTo(Form.CREATE)));
        model.form.subscribe(what -> {
            if (what != Form.NONE) {
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
        show(create, state.equals("none"));
        show(unlock, state.equals("locked"));
        show(lock, state.equals("open"));
        show(change, state.equals("open"));
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void list() {
        tokens.getChildren().clear();
        show(noTokens, model.tokens.isEmpty());
        for (SecurityViewModel.Token token : model.tokens) {
            if (!tokens.getChildren().isEmpty()) {
                Region line = new Region();
                line.getStyleClass().add("hairline");
                tokens.getChildren().add(line);
            }
            SettingRow row = new SettingRow();
            row.setText(token.workspace());
            row.setHelp(model.texts().get("settings.tokens.ends", token.lastFour()));
            Label place = new Label(text("settings.tokens." + key(token.keptIn())), new FontIcon(icon(token.keptIn())));
            place.getStyleClass().add("token-place");
            row.getContent().add(place);
            tokens.getChildren().add(row);
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

    private void ask(Form what) {
        model.ask(what);
        (what == Form.CHANGE ? old : passphrase).input().requestFocus();
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
        ask(Form.CREATE);
    }

    @FXML
    void unlock() {
        ask(Form.UNLOCK);
    }

    @FXML
    void change() {
        ask(Form.CHANGE);
    }

    @FXML
    void lock() {
        model.lock();
    }

    @FXML
    void close() {
        model.ask(Form.NONE);
    }

    @FXML
    void send() {
        model.send();
        Entry wrong = model.firstInvalid();
        if (wrong != null) {
            (wrong == model.old ? old : wrong == model.repeat ? repeat : passphrase)
                    .input()
                    .requestFocus();
        }
    }
}
