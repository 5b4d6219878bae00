package app.switchboard;

import app.switchboard.base.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the starts of the window that failed, one after the other, in a small file that is gone once one went well. */
final class Starts {

    private static final Logger LOG = LoggerFactory.getLogger(Starts.class);
    private static final int SUSPICIOUS = 2;
    private static final int MOST = 99;

    private final Path file;

    Starts(Path folder) {
        this.file = folder.resolve("starts");
    }

    /** True where the last two failed. */
    boolean failedTwice() {
        return count() >= SUSPICIOUS;
    }

    /** A start begins: until {@link #stood} it counts as failed. */
    void begin() {
        try {
            Files.writeString(file, String.valueOf(Math.min(count() + 1, MOST)));
            DataFolder.restrict(file);
        } catch (IOException e) {
            LOG.debug("Starts are not counted", e);
        }
    }

    /** The window stands, or was closed by the person. */
    void stood() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("The starts stay counted", e);
        }
    }

    private int count() {
        try {
            return Files.size(file) > 2
                    ? 0
                    : Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
