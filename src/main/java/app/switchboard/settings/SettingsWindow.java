package app.switchboard.settings;

import app.switchboard.fx.SettingsDoor;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Theme;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The settings window: made when first needed, hidden when closed. For the FX thread. */
public final class SettingsWindow implements SettingsDoor {

    private static final KeyCombination CLOSE = new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN);

    private final Stage main;
    private final Texts texts;
    private final SettingsViewModel model;
    private final Supplier<Parent> view;
    private @Nullable Stage stage;

    /**
     * @param main the window it belongs to
     * @param view loads {@code SettingsView}
     */
    public SettingsWindow(Stage main, Texts texts, SettingsViewModel model, Supplier<Parent> view) {
        this.main = main;
        this.texts = texts;
        this.model = model;
        this.view = view;
    }

    /** Opens it, or brings it to the front, with the pane that was shown last. */
    public void show() {
        show(model.pane.get());
    }

    /** Workspaces may have come or gone, by a command line: reads their list again. */
    public void changedElsewhere() {
        if (stage != null && stage.isShowing()) {
            model.workspaces().changedElsewhere();
        }
    }

    @Override
    public void show(SettingsPane pane) {
        model.pane.set(pane);
        Stage shown = stage;
        if (shown == null) {
            shown = make();
            stage = shown;
        }
        shown.show();
        shown.toFront();
        shown.requestFocus();
    }

    @Override
    public void showCredentials(@Nullable String workspaceId) {
        model.workspaces().edit(workspaceId);
        show(SettingsPane.WORKSPACES);
    }

    private Stage make() {
        Stage made = new Stage();
        Scene scene = new Scene(view.get(), 860, 640);
        Theme.style(scene);
        scene.getAccelerators().put(CLOSE, made::hide);
        // What has something of its own to cancel takes Esc before it gets here.
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !event.isConsumed()) {
                made.hide();
            }
        });
        made.initOwner(main);
        made.setTitle(texts.get("settings.title"));
        made.setMinWidth(720);
        made.setMinHeight(520);
        made.setScene(scene);
        return made;
    }

    /** Leaves for the main window. */
    public void hide() {
        if (stage != null && stage.isShowing()) {
            stage.hide();
            if (main.isShowing()) {
                main.toFront();
                main.requestFocus();
            }
        }
    }
}
