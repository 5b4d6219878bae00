package app.switchboard.store;

import app.switchboard.base.DataFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStoreTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes before work on a database file: what would lose data is refused, and what is about to be changed is backed up. */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    /** How many times each folder's database is open in this process; another process is kept away by H2's lock. */
    private static final Map<Path, Integer> OPEN = new ConcurrentHashMap<>();

    private Opening() {}

    /**
     * @throws app.switchboard.base.FailureException SB-408 it held data and is empty or gone, SB-412 nothing can be written there
     */
    static void check(Path folder) {
        Path file = H2File.in(folder);
        // H2 would open what can't be written, and refuse the first write.
        if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
            throw SqlFailures.readOnly(folder, null).exception();
        }
        // H2 would take a file that lost its contents for a new one, and write to it.
        Marker marker = new Marker(folder);
        if (!isOpenHere(folder)) {
            finishExchange(file);
        }
        if (marker.exists() && !isOpenHere(folder) && (isEmpty(file) || readsAsEmpty(folder))) {
            throw SqlFailures.lost(folder, marker).exception();
        }
    }

    /** Where H2 can't exchange a compacted file for the old one at a stroke, it deletes that before. Killed in between, the new one has another name: that is no loss. */
    static void finishExchange(Path file) {
        if (!Files.exists(file)) {
            MVStoreTool.compactCleanUp(file.toAbsolutePath().toString());
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return !Files.exists(file) || Files.size(file) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean readsAsEmpty(Path folder) {
        try (Connection connection = H2File.readOnly(folder)) {
            return !DatabaseContents.count(connection).holdsData();
        } catch (SQLException e) {
            LOG.debug("Not readable: opening it will tell why", e);
            return false;
        }
    }

    /**
     * Brings the file in a folder to this version's schema, and gives a connection that keeps it open. H2 commits each statement that changes a table, so a file that holds data is never migrated in place: killed half-way, it would be neither the old one nor the new. A copy is, and takes its place by a rename.
     */
    static Connection migrated(JdbcDataSource source, Path folder) throws SQLException {
        Connection keeper = source.getConnection();
        try {
            if (!isOpenHere(folder)) {
                Backups.sweep(folder);
            }
            Migrations migrations = new Migrations(source);
            Optional<String> pending =
                    DatabaseContents.count(keeper).holdsData() ? migrations.pending() : Optional.empty();
            if (pending.isPresent()) {
                Backup made = Backups.make(keeper, folder, "-before-v" + pending.get());
                LOG.info("The database was backed up before its update: {}", made.file());
                keeper.close();
                exchange(made, folder);
                Backups.prune(folder);
                keeper = source.getConnection();
            } else {
                migrations.run();
            }
            Rights.grant(keeper);
            return keeper;
        } catch (SQLException | RuntimeException e) {
            keeper.close();
            throw e;
        }
    }

    /** Holds H2's own lock on the old file meanwhile, as {@link Restoring} does. */
    private static void exchange(Backup made, Path folder) throws SQLException {
        Path file = H2File.in(folder);
        try (Unpacked copy = Unpacked.of(made.file(), Backups.in(folder))) {
            copy.migrated();
            DataFolder.restrict(copy.file());
            Unpacked.force(copy.file());
            try (FileChannel old = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = old.tryLock()) {
                if (lock == null) {
                    throw SqlFailures.alreadyOpen(null).exception();
                }
                Files.move(copy.file(), file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AccessDeniedException e) {
                // Windows exchanges no file that is open.
                Files.move(copy.file(), file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (OverlappingFileLockException e) {
            throw SqlFailures.alreadyOpen(e).exception();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    static void opened(Path folder) {
        OPEN.merge(key(folder), 1, Integer::sum);
    }

    /** True where that was the last. */
    static boolean closed(Path folder) {
        return OPEN.computeIfPresent(key(folder), (path, count) -> count == 1 ? null : count - 1) == null;
    }

    private static boolean isOpenHere(Path folder) {
        return OPEN.containsKey(key(folder));
    }

    /** True where this process has a folder's database open and no second time. */
    static boolean isOpenOnce(Path folder) {
        return OPEN.getOrDefault(key(folder), 0) == 1;
    }

    /**
     * Refuses where this process has a folder's database open.
     *
     * @throws app.switchboard.base.FailureException SB-401
     */
    static void requireNotOpenHere(Path folder) {
        if (isOpenHere(folder)) {
            throw SqlFailures.alreadyOpen(null).exception();
        }
    }

    private static Path key(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
