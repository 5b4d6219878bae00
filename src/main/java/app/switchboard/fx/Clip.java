package app.switchboard.fx;

import java.util.function.DoubleSupplier;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;

/** The clipboard: what is copied leaves it again after a while, unless something else was copied since. For the FX thread. */
public final class Clip {

    /** Where the person's choice is among the preferences: seconds, 0 for never. */
    public static final String PREFERENCE = "clipboard.seconds";

    public static final double SECONDS = 30;

    private static DoubleSupplier keepsFor = () -> SECONDS;
    private static PauseTransition leaving = new PauseTransition();

    private Clip() {}

    /** Says for how many seconds copied values stay; asked whenever something is copied. */
    public static void keepsFor(DoubleSupplier seconds) {
        keepsFor = seconds;
    }

    /** Copies a text. */
    public static void put(String text) {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        clipboard.setContent(content);
        leaving.stop();
        double seconds = keepsFor.getAsDouble();
        if (seconds > 0) {
            leaving = new PauseTransition(Duration.seconds(seconds));
            leaving.setOnFinished(event -> {
                if (text.equals(clipboard.getString())) {
                    clipboard.clear();
                }
            });
            leaving.play();
        }
    }
}
