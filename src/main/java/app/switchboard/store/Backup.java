package app.switchboard.store;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A backup in the data folder.
 *
 * @param time when it was made
 * @param bytes its size
 */
public record Backup(Path file, Instant time, long bytes, Kind kind) {

    /** Why a backup was made. */
    public enum Kind {
        /** Somebody asked for it. Never deleted by Switchboard. */
        MANUAL,
        /** A newer version was about to change the database. The three newest are kept. */
        BEFORE_UPDATE,
        /** The database as it was before a backup took its place. Never deleted by Switchboard. */
        BEFORE_RESTORE
    }
}
