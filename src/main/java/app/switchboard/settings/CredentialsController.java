package app.switchboard.settings;

import app.switchboard.fx.Views;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the credentials pane to its view model. */
public final class CredentialsController {

    private final CredentialsViewModel model;
    private final Consumer<String> browse;

    @FXML
    private BorderPane pane;

    @FXML
    private VBox form;

    @FXML
    private VaultController vaultController;

    @FXML
    private Label title;

    @FXML
    private Label subtitle;

    @FXML
    private HBox noticeBar;

    @FXML
    private FontIcon noticeIcon;

    @FXML
    private Label noticeText;

    @FXML
    private Button showRefusals;

    @FXML
    private ListView<Refusal> refusals;

    @FXML
    private FormRow nameRow;

    @FXML
    private TextField name;

    @FXML
    private FormRow idRow;

    @FXML
    private TextField workspaceId;

    @FXML
    private Label fixedId;

    @FXML
    private FormRow sidRow;

    @FXML
    private TextField accountSid;

    @FXML
    private VBox keyBox;

    @FXML
    private FormRow keyRow;

    @FXML
    private TextField keySid;

    @FXML
    private FormRow tokenRow;

    @FXML
    private RevealField authToken;

    @FXML
    private FormRow webhookRow;

    @FXML
    private TextField webhook;

    @FXML
    private Label expansion;

    @FXML
    private FontIcon doneIcon;

    @FXML
    private Label progressText;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button showNumbers;

    @FXML
    private Button cancel;

    @FXML
    private Button save;

    private CredentialsController(CredentialsViewModel model, Consumer<String> browse) {
        this.model = model;
        this.browse = browse;
    }

    /**
     * Says how to make this view's controllers: its own and those of the parts that it includes.
     *
     * @param browse opens a web address in the person's browser
     */
    public static Views addTo(Views views, CredentialsViewModel model, Consumer<String> browse) {
        return views.with(CredentialsController.class, () -> new CredentialsController(model, browse))
                .with(VaultController.class, () -> new VaultController(model))
                .with(SignInController.class, () -> new SignInController(model))
                .with(RemovalController.class, () -> new RemovalController(model));
    }

    @FXML
    void initialize() {
        bindFields();
        new NoticeBar(model, noticeBar, noticeIcon, noticeText, showRefusals, refusals).bind();
        bindSaveBar();
        FocusRequests.obey(pane, model.state().focusRequest, this::nodeOf);
        pane.visibleProperty().subscribe((before, now) -> {
            if (now) {
                model.shown();
            }
        });
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private void bindFields() {
        PaneState state = model.state();
        CredentialsForm entries = model.form();
        bind(nameRow, name, entries.name());
        bind(idRow, workspaceId, entries.id());
        bind(sidRow, accountSid, entries.accountSid());
        bind(keyRow, keySid, entries.keySid());
        bind(tokenRow, authToken.input(), entries.authToken());
        tokenRow.helpProperty().bind(model.place().lineProperty());
        bind(webhookRow, webhook, entries.webhook());
        entries.byKey().subscribe(key -> tokenRow.name(text(key ? "key.secret" : "token"), authToken.input()));
        show(keyBox, entries.byKey());
        title.textProperty().bind(state.title);
        authToken.promptTextProperty().bind(state.tokenPrompt);
        expansion.textProperty().bind(entries.expansion());
        fixedId.textProperty().bind(entries.id().textProperty());
        idRow.helpProperty()
                .bind(Bindings.when(state.isNew).then(text("id.help")).otherwise(text("id.fixed")));
        subtitle.setText(Wording.together(text("subtitle.new")));
        show(subtitle, state.isNew);
        show(workspaceId, state.isNew);
        show(fixedId, state.isNew.not());
        show(expansion, entries.expansion().isNotEmpty());
        form.disableProperty().bind(state.running.or(state.loading));
    }

    private void bindSaveBar() {
        PaneState state = model.state();
        progressText.textProperty().bind(state.progressText);
        progress.progressProperty().bind(state.progress);
        show(progressText, state.progressText.isNotEmpty());
        show(progress, state.running);
        show(doneIcon, state.done);
        show(showNumbers, state.done);
        show(cancel, state.running);
        cancel.disableProperty().bind(state.running.not().or(state.cancelling));
        save.defaultButtonProperty().bind(state.numbersNext.not());
        showNumbers.defaultButtonProperty().bind(state.numbersNext);
        save.disableProperty().bind(model.savable().not());
    }

    private void bind(FormRow row, TextInputControl field, Entry entry) {
        row.bind(
                field,
                entry,
                left -> leave(field, left),
                browse,
                problem -> row.link().setText(model.wording().link(problem)));
    }

    /** Who looks something up in another window has not left the field. */
    private void leave(Node field, Entry entry) {
        Scene scene = field.getScene();
        if (scene == null || !field.equals(scene.getFocusOwner())) {
            model.form().leave(entry);
        }
    }

    private Node nodeOf(Focus where) {
        return switch (where) {
            case NAME -> name;
            case ID -> workspaceId;
            case ACCOUNT_SID -> accountSid;
            case KEY_SID -> keySid;
            case AUTH_TOKEN -> authToken.input();
            case WEBHOOK -> webhook;
            case PASSPHRASE -> typedOver(vaultController.passphrase());
            case REPEAT -> typedOver(vaultController.repeat());
            case CANCEL -> cancel;
            case SHOW_NUMBERS -> showNumbers;
            case SAVE -> save;
        };
    }

    /** What stands there was wrong: what is typed next takes its place. */
    private static Node typedOver(TextInputControl field) {
        field.selectAll();
        return field;
    }

    /** While a save runs, Esc is left to the button that cancels it. */
    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !model.state().running.get()) {
            event.consume();
            model.leave();
        }
    }

    static void show(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    private String text(String key) {
        return model.wording().get(key);
    }

    @FXML
    void save() {
        model.save();
    }

    @FXML
    void cancel() {
        model.cancel();
    }

    @FXML
    void showNumbers() {
        model.showNumbers();
    }

    @FXML
    void dismiss() {
        model.dismissNotice();
    }

    @FXML
    void toggleRefusals() {
        refusals.setVisible(!refusals.isVisible());
    }
}
