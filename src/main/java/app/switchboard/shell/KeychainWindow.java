package app.switchboard.shell;

import app.switchboard.base.Cancellation.Registration;
import app.switchboard.fx.Background;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Views;
import app.switchboard.secrets.Secrets;
import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Says, in a small window over the main one, that the keychain waits for the person, while it does. For the FX thread. */
public final class KeychainWindow {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 190;

    private final Stage main;
    private final Texts texts;
    private final Secrets secrets;
    private final Registration registration;
    private @Nullable Stage stage;
    private boolean over;

    public KeychainWindow(Stage main, Texts texts, Background background, Secrets secrets) {
        this.main = main;
        this.texts = texts;
        this.secrets = secrets;
        this.registration = secrets.onKeychainWait(waits -> background.onFx(() -> show(waits)));
    }

    private void show(boolean waits) {
        hide();
        if (waits && !over) {
            Stage shown = make();
            stage = shown;
            shown.show();
        }
    }

    private Stage make() {
        Views views = new Views(texts.bundle())
                .with(KeychainController.class, () -> new KeychainController(secrets::stopWaiting));
        Stage made = new Stage();
        // Not modal: what the keychain asks is another program's window, and must not end up behind.
        made.initModality(Modality.NONE);
        made.initOwner(main);
        made.setTitle(texts.get("app.name"));
        made.setResizable(false);
        Scene scene = new Scene(views.load("KeychainView"), WIDTH, HEIGHT);
        Theme.style(scene);
        made.setScene(scene);
        made.setOnCloseRequest(event -> secrets.stopWaiting());
        return made;
    }

    private void hide() {
        if (stage != null) {
            stage.hide();
            stage = null;
        }
    }

    /** Tells of nothing any more. */
    public void close() {
        over = true;
        registration.close();
        hide();
    }
}
