package app.switchboard.store;

import app.switchboard.base.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file beside the database, there for as long as the database holds workspaces. H2 takes an empty file for a new database: this one tells that from a loss. Not safe for many threads.
 */
final class Marker {

    static final String NAME = "switchboard.marker";

    private static final Logger LOG = LoggerFactory.getLogger(Marker.class);
    private static final Pattern WORKSPACES = Pattern.compile("workspaces=(\\d{1,9})");

    private final Path file;
    private int schema;
    /** As the file says; -1: not known. */
    private long written = -1;

    Marker(Path folder) {
        this.file = folder.resolve(NAME);
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** How many workspaces the database held, where the marker is there and readable. */
    Optional<Integer> workspaces() {
        try {
            Matcher matcher = WORKSPACES.matcher(Files.readString(file));
            return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What {@link #putBack} needs; null: there is no marker. */
    byte @Nullable [] read() throws IOException {
        return exists() ? Files.readAllBytes(file) : null;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    void putBack(byte @Nullable [] before) throws IOException {
        if (before == null) {
            delete();
        } else {
            Files.write(file, before);
        }
    }

    /** Begins to follow a database that was opened. */
    void opened(DatabaseContents contents) {
        schema = contents.schema();
        written = -1;
        write(contents.workspaces());
    }

    /** Brings the marker in line with what was just committed. Never fails: that is done, whatever becomes of the marker. */
    void follow(Connection connection) {
        try {
            Optional<Long> now = Sql.first(connection, "SELECT COUNT(*) FROM workspaces", row -> row.getLong(1));
            if (now.isPresent() && now.get() != written) {
                write(now.get());
            }
        } catch (SQLException e) {
            LOG.debug("The workspaces could not be counted", e);
        }
    }

    private void write(long workspaces) {
        try {
            if (workspaces == 0) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, text(workspaces));
                DataFolder.restrict(file);
            }
            written = workspaces;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The marker beside the database could not be written: {}", e.getMessage());
        }
    }

    private String text(long workspaces) {
        return """
                The database beside this file holds data. If it is found empty, Switchboard refuses to start afresh.
                Delete this file only to begin with nothing.
                schema=%d
                workspaces=%d
                """.formatted(schema, workspaces);
    }
}
