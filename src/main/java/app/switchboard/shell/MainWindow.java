package app.switchboard.shell;

import app.switchboard.base.Failure;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Views;
import java.io.InputStream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The window itself: there at once, while the engine still opens; then the shell, or why there is none. For the FX thread. */
public final class MainWindow {

    private static final int[] ICON_SIZES = {16, 32, 64, 128, 256, 512};

    private final Stage stage;
    private final Texts texts;
    private final Scene scene;

    public MainWindow(Stage stage, Texts texts) {
        this.stage = stage;
        this.texts = texts;
        this.scene = new Scene(loading(), 1100, 720);
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

    /** Opens the window, with a word on what it waits for. */
    public void show() {
        stage.show();
    }

    /** Says again that something is opening: for another try, or on the way to the demo. */
    public void showLoading() {
        scene.setRoot(loading());
    }

    /** The app is there: {@code ShellView}, loaded. */
    public void showReady(Parent shell) {
        scene.setRoot(shell);
    }

    /** The app can't start. */
    public void showFailure(Failure failure, Runnable tryAgain) {
        Views views = new Views(texts.bundle())
                .with(FailureController.class, () -> new FailureController(failure, texts, tryAgain));
        scene.setRoot(views.load("FailureView"));
    }
}
