package app.switchboard.settings;

import app.switchboard.fx.SettingsDoor;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Theme;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The settings window: made when first needed, hidden when closed. For the FX thread. */
public final class SettingsWindow implements SettingsDoor {

    private final Stage main;
    private final Texts texts;
    private final CredentialsViewModel credentials;
    private final Supplier<Parent> view;
    private @Nullable Stage stage;

    /**
     * @param main the window it belongs to
     * @param view loads its content
     */
    public SettingsWindow(Stage main, Texts texts, CredentialsViewModel credentials, Supplier<Parent> view) {
        this.main = main;
        this.texts = texts;
        this.credentials = credentials;
        this.view = view;
    }

    @Override
    public void show(SettingsPane pane) {
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
        credentials.edit(workspaceId);
        show(SettingsPane.WORKSPACES);
    }

    private Stage make() {
        Stage made = new Stage();
        Scene scene = new Scene(view.get(), 820, 620);
        Theme.style(scene);
        made.initOwner(main);
        made.setTitle(texts.get("settings.title"));
        made.setScene(scene);
        return made;
    }

    /** Leaves for the main window. */
    public void hide() {
        if (stage != null) {
            stage.hide();
        }
    }
}
