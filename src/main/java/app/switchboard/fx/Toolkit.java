package app.switchboard.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Platform.startup(action);
    }

    /** Ends JavaFX. */
    public static void stop() {
        Platform.exit();
    }

    /** Opens a web page of ours in the browser. */
    public static void browse(String address) {
        run(
                switch (system()) {
                    case "mac" -> List.of("open", address);
                    case "win" -> List.of("rundll32", "url.dll,FileProtocolHandler", address);
                    default -> List.of("xdg-open", address);
                });
    }

    /** Shows a file in the system's file manager, selected where that can be. */
    public static void reveal(Path file) {
        run(
                switch (system()) {
                    case "mac" -> List.of("open", "-R", file.toString());
                    case "win" -> List.of("explorer", "/select," + file);
                    default -> List.of("xdg-open", String.valueOf(Files.isDirectory(file) ? file : file.getParent()));
                });
    }

    private static String system() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return os.contains("mac") ? "mac" : os.contains("win") ? "win" : "";
    }

    private static void run(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.info("Nothing opened with {}: {}", command.getFirst(), e.getMessage());
        }
    }
}
