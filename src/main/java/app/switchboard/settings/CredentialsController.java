package app.switchboard.settings;

import static javafx.beans.binding.Bindings.createStringBinding;

import app.switchboard.fx.Views;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
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
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the credentials pane to its view model. */
public final class CredentialsController {

    private static final Map<Notice.Kind, String> ICONS = Map.of(
            Notice.Kind.INFO, "bi-info-circle-fill",
            Notice.Kind.DONE, "bi-check-circle-fill",
            Notice.Kind.WARNING, "bi-exclamation-triangle-fill",
            Notice.Kind.ERROR, "bi-x-octagon-fill");

    private static final int MOST_ROWS = 4;
    private static final int ROW_HEIGHT = 50;

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

    /** Whether a window shows this pane. Kept: it is let go, and its listeners with it, where nobody holds it. */
    private ObservableValue<Boolean> showing = new SimpleBooleanProperty();

    private static final Duration SETTLED = Duration.millis(80);

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
                .with(RemovalController.class, () -> new RemovalController(model));
    }

    @FXML
    void initialize() {
        bindFields();
        bindNotice();
        bindSaveBar();
        model.state().focusRequest.subscribe(this::obey);
        showing = pane.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
        showing.subscribe(this::obey);
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
        bind(tokenRow, authToken.input(), entries.authToken());
        tokenRow.helpProperty().bind(model.place().lineProperty());
        bind(webhookRow, webhook, entries.webhook());
        title.textProperty().bind(state.title);
        authToken.promptTextProperty().bind(state.tokenPrompt);
        expansion.textProperty().bind(entries.expansion());
        fixedId.textProperty().bind(entries.id().textProperty());
        idRow.helpProperty()
                .bind(Bindings.when(state.isNew).then(text("id.help")).otherwise(text("id.fixed")));
        show(subtitle, state.isNew);
        show(workspaceId, state.isNew);
        show(fixedId, state.isNew.not());
        show(expansion, entries.expansion().isNotEmpty());
        form.disableProperty().bind(state.running.or(state.loading));
    }

    private void bindNotice() {
        PaneState state = model.state();
        show(noticeBar, state.notice.isNotNull());
        state.notice.subscribe(this::tell);
        refusals.setItems(state.refusals);
        refusals.setCellFactory(list -> new RefusalCell());
        show(showRefusals, Bindings.isNotEmpty(state.refusals));
        refusals.setVisible(false);
        refusals.prefHeightProperty()
                .bind(Bindings.min(Bindings.size(state.refusals), MOST_ROWS).multiply(ROW_HEIGHT));
        refusals.managedProperty().bind(refusals.visibleProperty());
        refusals.accessibleTextProperty().bind(noticeText.textProperty());
        state.refusals.subscribe(() -> refusals.setVisible(false));
        showRefusals
                .textProperty()
                .bind(createStringBinding(this::refusalsText, refusals.visibleProperty(), state.refusals));
    }

    private String refusalsText() {
        return refusals.isVisible()
                ? text("refused.hide")
                : model.wording().get("refused.show", model.state().refusals.size());
    }

    private void tell(@Nullable Notice notice) {
        noticeBar.getStyleClass().removeAll("info", "warning", "danger");
        noticeIcon.getStyleClass().removeAll("accent", "warning", "danger");
        if (notice != null) {
            boolean isError = notice.kind() == Notice.Kind.ERROR;
            String style = isError ? "danger" : notice.kind().name().toLowerCase(Locale.ROOT);
            noticeBar.getStyleClass().add(style);
            noticeIcon.getStyleClass().add(style.equals("info") ? "accent" : style);
            noticeIcon.setIconLiteral(ICONS.get(notice.kind()));
            noticeText.setText(notice.text());
        }
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
                model.form()::leave,
                browse,
                problem -> row.link().setText(model.wording().link(problem)));
    }

    /** A request that comes while the pane is not in view waits until it is. */
    private void obey() {
        Focus where = model.state().focusRequest.get();
        if (where == null || !pane.isVisible() || !showing.getValue()) {
            return;
        }
        model.state().focusRequest.set(null);
        focus(where);
        // What had the focus may be going out of view: JavaFX then gives it to the next control of the window, a pulse
        // later.
        PauseTransition settled = new PauseTransition(SETTLED);
        settled.setOnFinished(event -> {
            if (!pane.isFocusWithin() && pane.isVisible()) {
                focus(where);
            }
        });
        settled.play();
    }

    private void focus(Focus where) {
        nodeOf(where).requestFocus();
        if (where == Focus.PASSPHRASE) {
            vaultController.passphrase().selectAll();
        }
    }

    private Node nodeOf(Focus where) {
        return switch (where) {
            case NAME -> name;
            case ID -> workspaceId;
            case ACCOUNT_SID -> accountSid;
            case AUTH_TOKEN -> authToken.input();
            case WEBHOOK -> webhook;
            case PASSPHRASE -> vaultController.passphrase();
            case REPEAT -> vaultController.repeat();
            case CANCEL -> cancel;
            case SHOW_NUMBERS -> showNumbers;
            case SAVE -> save;
        };
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
