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
            return alreadyOpen(thrown);
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
        if (code == ErrorCode.DATABASE_IS_READ_ONLY) {
            return readOnly(folder, thrown);
        }
        return new Failure.Database(
                "SB-402",
                "The database in " + folder + " can't be opened.",
                "Check the rights on the folder, or " + newestBackup(folder) + "; nothing was changed.",
                thrown);
    }

    static Failure alreadyOpen(@Nullable Exception thrown) {
        return new Failure.Database(
                "SB-401",
                "Another Switchboard has the database open.",
                "Quit it, or choose another folder with --data-dir.",
                thrown);
    }

    /** Why a database that was to be read whole was not. */
    static Failure reading(Exception thrown, Path folder) {
        if (thrown instanceof FailureException known) {
            return known.failure();
        }
        SQLException sql = sqlIn(thrown);
        return sql != null && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                ? alreadyOpen(thrown)
                : new Failure.Database(
                        "SB-411",
                        "The database in " + folder + " can't be read whole.",
                        "Quit Switchboard and " + newestBackup(folder) + ".",
                        thrown);
    }

    /** The database held data, and the file is gone or empty. */
    static Failure lost(Path folder, Marker marker) {
        String held = marker.workspaces()
                .map(count -> count == 1 ? "a workspace" : count + " workspaces")
                .orElse("data");
        return new Failure.Database(
                "SB-408",
                "The database in " + folder + " held " + held + ", and now it is empty or gone.",
                "Find the file " + H2File.NAME + ", or " + newestBackup(folder) + ". To begin with nothing, delete "
                        + Marker.NAME + " there.",
                null);
    }

    static Failure readOnly(Path folder, @Nullable Exception thrown) {
        return new Failure.Database(
                "SB-412",
                "Nothing can be written to " + folder + ".",
                "Give yourself the right to write there, or choose another folder with --data-dir; nothing was changed.",
                thrown);
    }

    /** What to do about a database that is beyond use. */
    private static String newestBackup(Path folder) {
        return Backups.list(folder).stream()
                .filter(backup -> backup.kind() != Backup.Kind.BEFORE_RESTORE)
                .findFirst()
                .map(backup -> "restore the newest backup: switchboard db restore "
                        + backup.file().getFileName() + " --yes")
                .orElse("restore a copy of it");
    }

    /**
     * Why a piece of work failed on an open database.
     *
     * @param folder where it lies; null for one in memory
     */
    static Failure working(SQLException thrown, @Nullable Path folder) {
        if (isDiskFull(thrown) || !hasRoom(folder)) {
            return diskFull(thrown);
        }
        if (folder != null && thrown.getErrorCode() == ErrorCode.DATABASE_IS_READ_ONLY) {
            return readOnly(folder, thrown);
        }
        return new Failure.Database(
                "SB-404",
                "The database refused what was asked of it.",
                "Start Switchboard again; if it stays, report it with the log file.",
                thrown);
    }

    /** What went wrong with a backup, and no file of the database was touched. */
    static Failure backup(String code, String sentence, String wayOut, Exception thrown, Path folder) {
        if (thrown instanceof FailureException known) {
            return known.failure();
        }
        return isDiskFull(thrown) || !hasRoom(folder)
                ? diskFull(thrown)
                : new Failure.Database(code, sentence, wayOut, thrown);
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
