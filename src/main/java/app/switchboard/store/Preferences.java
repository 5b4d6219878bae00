package app.switchboard.store;

import app.switchboard.base.DataFolder;
import app.switchboard.base.Failure;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the person at this computer prefers: a small file beside the database, readable before that opens. Never holds a secret. Safe for many threads.
 */
public final class Preferences {

    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
    private static final String FILE = "preferences.properties";

    private final @Nullable Path file;
    private final Properties values = new Properties();

    private Preferences(@Nullable Path file) {
        this.file = file;
    }

    /** Those of a data folder. A file that can't be read is left alone and counts as empty until something is set. */
    public static Preferences of(Path folder) {
        Preferences preferences = new Preferences(folder.resolve(FILE));
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                preferences.values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("The preferences can't be read: {}", e.toString());
            }
        }
        return preferences;
    }

    /** Kept until the program ends: where there is no data folder. */
    public static Preferences forSession() {
        return new Preferences(null);
    }

    /** What is set under a key, or what holds where nothing is. */
    public synchronized String get(String key, String otherwise) {
        return values.getProperty(key, otherwise);
    }

    /** As {@link #get(String, String)}; what is no number counts as not set. */
    public double get(String key, double otherwise) {
        try {
            return Double.parseDouble(get(key, String.valueOf(otherwise)));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** As {@link #get(String, String)}. */
    public boolean get(String key, boolean otherwise) {
        return Boolean.parseBoolean(get(key, String.valueOf(otherwise)));
    }

    /**
     * Sets a value; the file is exchanged at once and whole.
     *
     * @throws app.switchboard.base.FailureException SB-420 if the file can't be written; the value holds until the program ends
     */
    public synchronized void set(String key, Object value) {
        String text = String.valueOf(value);
        if (!text.equals(values.setProperty(key, text)) && file != null) {
            write(file);
        }
    }

    private void write(Path to) {
        Path draft = to.resolveSibling(FILE + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(draft)) {
                values.store(writer, null);
            }
            DataFolder.restrict(draft);
            Files.move(draft, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure.Database(
                            "SB-420",
                            "What you set can't be stored in " + to + ".",
                            "It holds until Switchboard quits. Check the rights and the space on the disk.",
                            e)
                    .exception();
        }
    }
}
