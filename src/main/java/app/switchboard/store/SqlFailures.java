package app.switchboard.store;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what H2 says in a number (<a href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">error codes</a>). */
final class SqlFailures {

    private SqlFailures() {}

    /** Why the database in a folder did not open. */
    static Failure opening(Exception thrown, Path folder) {
        if (thrown instanceof FailureException known) {
            return known.failure();
        }
        SQLException sql = sqlIn(thrown);
        int code = sql == null ? 0 : sql.getErrorCode();
        if (code == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new Failure.Database(
                    "SB-401",
                    "Another Switchboard has the database open.",
                    "Quit it, or choose another folder with --data-dir.",
                    thrown);
        }
        if (isDiskFull(thrown)) {
            return diskFull(thrown);
        }
        if (thrown instanceof FlywayException && code == 0) {
            return new Failure.Database(
                    "SB-407",
                    "The database in " + folder + " does not fit this version of Switchboard.",
                    "Install the newest version; nothing was changed.",
                    thrown);
        }
        return new Failure.Database(
                "SB-402",
                "The database in " + folder + " can't be opened.",
                "Check the rights on the folder, or restore a copy of it; nothing was changed.",
                thrown);
    }

    /**
     * Why a piece of work failed on an open database.
     *
     * @param folder where it lies; null for one in memory
     */
    static Failure working(SQLException thrown, @Nullable Path folder) {
        return isDiskFull(thrown) || !hasRoom(folder)
                ? diskFull(thrown)
                : new Failure.Database(
                        "SB-404",
                        "The database refused what was asked of it.",
                        "Start Switchboard again; if it stays, report it with the log file.",
                        thrown);
    }

    private static Failure diskFull(Exception thrown) {
        return new Failure.Database(
                "SB-403",
                "The disk is full.",
                "Free some space and start Switchboard again; what was saved before is safe.",
                thrown);
    }

    /** What systems say when nothing more can be written: a full disk, a used-up quota, a file at its limit. */
    private static final List<String> FULL =
            List.of("No space left", "not enough space", "quota exceeded", "File too large");

    /** Bytes; H2 writes pieces of this size and more. */
    private static final long LITTLE = 64 * 1024;

    private static boolean isDiskFull(Throwable thrown) {
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            String message = at.getMessage();
            if (message != null && FULL.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    /** H2 writes in the background too: then all that reaches the next caller is that the database was closed. */
    private static boolean hasRoom(@Nullable Path folder) {
        try {
            return folder == null || Files.getFileStore(folder).getUsableSpace() > LITTLE;
        } catch (IOException e) {
            return true;
        }
    }

    private static @Nullable SQLException sqlIn(Throwable thrown) {
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
