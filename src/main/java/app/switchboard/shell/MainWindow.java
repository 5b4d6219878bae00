package app.switchboard.shell;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.fx.Background;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Views;
import app.switchboard.store.Preferences;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window itself: there at once, while the engine still opens; then the shell, or why there is none. For the FX thread. */
public final class MainWindow {

    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);
    private static final double TITLE_BAR = 30;
    private static final int[] ICON_SIZES = {16, 32, 64, 128, 256, 512};

    private final Stage stage;
    private final Texts texts;
    private final Preferences preferences;
    private final Scene scene;
    private final StackPane content = new StackPane();
    private final ErrorViewModel errors;

    /**
     * @param preferences where its size and place are kept
     * @param diagnostics what can be copied of a mistake of ours, fit to be posted; blocks
     */
    public MainWindow(
            Stage stage,
            Texts texts,
            Preferences preferences,
            Background background,
            Function<Throwable, String> diagnostics) {
        this.preferences = preferences;
        this.stage = stage;
        this.texts = texts;
        this.errors = new ErrorViewModel(
                background,
                texts,
                diagnostics,
                text -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        Views views = new Views(texts.bundle()).with(ErrorController.class, () -> new ErrorController(errors));
        this.scene = new Scene(new StackPane(content, views.load("ErrorView")), 1100, 720);
        show(loading());
        Theme.style(scene);
        stage.setTitle(texts.get("app.name"));
        stage.setScene(scene);
        stage.setMinWidth(820);
        stage.setMinHeight(560);
        for (int size : ICON_SIZES) {
            InputStream icon = MainWindow.class.getResourceAsStream("/icons/switchboard-" + size + ".png");
            if (icon != null) {
                stage.getIcons().add(new Image(icon));
            }
        }
    }

    private Parent loading() {
        return new Views(texts.bundle()).load("LoadingView");
    }

    /** Opens the window where it was the last time, with a word on what it waits for. */
    public void show() {
        double width = preferences.get("window.width", 1100.0);
        double height = preferences.get("window.height", 720.0);
        double x = preferences.get("window.x", Double.NaN);
        double y = preferences.get("window.y", Double.NaN);
        // A screen may be gone, and with it the place.
        if (!Screen.getScreensForRectangle(x, y, width, TITLE_BAR).isEmpty()) {
            stage.setX(x);
            stage.setY(y);
            stage.setWidth(width);
            stage.setHeight(height);
        }
        stage.setMaximized(preferences.get("window.maximized", false));
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, event -> remember());
        stage.show();
    }

    private void remember() {
        try {
            preferences.set("window.maximized", stage.isMaximized());
            if (!stage.isMaximized()) {
                preferences.set("window.x", stage.getX());
                preferences.set("window.y", stage.getY());
                preferences.set("window.width", stage.getWidth());
                preferences.set("window.height", stage.getHeight());
            }
        } catch (FailureException e) {
            LOG.warn("{}", e.failure().text());
        }
    }

    /** Says again that something is opening: for another try, or on the way to the demo. */
    public void showLoading() {
        show(loading());
    }

    private void show(Parent view) {
        content.getChildren().setAll(view);
    }

    /** Tells of a mistake of ours, over whatever is shown. */
    public void showError(Throwable thrown) {
        errors.show(thrown);
    }

    /** Asks how to start, after starts that failed. */
    public void showSafeOffer(Runnable normally, Runnable safely) {
        Views views = new Views(texts.bundle())
                .with(SafeOfferController.class, () -> new SafeOfferController(normally, safely));
        show(views.load("SafeOfferView"));
    }

    /** Says that the command line has the database, and that it is waited for. */
    public void showWaiting() {
        show(new Views(texts.bundle()).load("WaitingView"));
    }

    /** The app is there: {@code ShellView}, loaded. */
    public void showReady(Parent shell) {
        show(shell);
    }

    /** The app can't start. */
    public void showFailure(Failure failure, Runnable tryAgain) {
        Views views = new Views(texts.bundle())
                .with(FailureController.class, () -> new FailureController(failure, texts, tryAgain));
        show(views.load("FailureView"));
    }
}
