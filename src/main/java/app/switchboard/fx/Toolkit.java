package app.switchboard.fx;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The start of JavaFX, and what the desktop around it does for us. */
public final class Toolkit {

    private static final Logger LOG = LoggerFactory.getLogger(Toolkit.class);

    private Toolkit() {}

    /** Starts JavaFX and runs the action on its thread. Without an Application class, since that would want to be made by JavaFX. */
    public static void start(Runnable action) {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> LOG.error("Nobody caught this on {}", thread.getName(), thrown));
        Platform.startup(action);
    }

    /** Ends JavaFX. */
    public static void stop() {
        Platform.exit();
    }

    /** Opens a web page of ours in the browser. */
    public static void browse(String address) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command;
        if (os.contains("mac")) {
            command = List.of("open", address);
        } else if (os.contains("win")) {
            command = List.of("rundll32", "url.dll,FileProtocolHandler", address);
        } else {
            command = List.of("xdg-open", address);
        }
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.info("No browser could be opened for {}", address);
        }
    }
}
