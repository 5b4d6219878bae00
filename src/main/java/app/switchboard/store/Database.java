package app.switchboard.store;

import app.switchboard.base.DataFolder;
import app.switchboard.base.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.engine.Constants;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The local H2 database: one file in the data folder, migrated when opened, closed on exit. Safe for many threads. */
public final class Database implements AutoCloseable {

    /** Work on a connection; what it throws as {@link SQLException} reaches the caller as a failure SB-4xx. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** As {@link Work}, with nothing to give back. */
    @FunctionalInterface
    public interface Writing {
        void run(Connection connection) throws SQLException;
    }

    /** What each connection sets for itself. Lazily, since H2 would write the result of a large query to disk before the first row is read. */
    static final String OF_SESSIONS = ";LOCK_TIMEOUT=10000;LAZY_QUERY_EXECUTION=TRUE";

    /**
     * H2's modes are not stored in the file, so they stand here once. {@code WRITE_DELAY=0}: what was acknowledged survives {@code kill -9}. {@code DB_CLOSE_ON_EXIT=FALSE}: H2's own shutdown hook would close the file under a run that is being cancelled. {@code CACHE_SIZE}: in KB; by itself it would take a sixteenth of the heap.
     */
    static final String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=16384;TRACE_LEVEL_FILE=0" + OF_SESSIONS;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** How many writes there are from one look at the file to the next: a few MB. */
    static final int WRITES_BETWEEN = 200;

    private final OpenFile file;
    /** For the work. */
    private final DataSource source;
    /** Null in memory. */
    private final @Nullable Marker marker;

    private final ReentrantLock writing = new ReentrantLock();

    private final AtomicInteger writes = new AtomicInteger();

    private Database(OpenFile file, DataSource source, @Nullable Marker marker) {
        this.file = file;
        this.source = source;
        this.marker = marker;
    }

    /**
     * Opens the database in a folder, makes it where there is none, and migrates it; one that holds data is backed up before. Takes 0.5 s or so: never on the FX thread.
     *
     * @throws app.switchboard.base.FailureException SB-401 another process has it open, SB-402 it is damaged or can't be opened, SB-403 the disk is full, SB-405 the path can't be used, SB-407 it was written by a newer version, SB-408 it held data and is empty or gone, SB-409 it can't be backed up before an update, SB-412 nothing can be written there
     */
    public static Database open(Path folder) {
        Path file = H2File.in(DataFolder.create(folder));
        try {
            Opening.check(folder);
            JdbcDataSource source = H2File.source(folder);
            Connection keeper = Opening.migrated(source, folder);
            try {
                DataFolder.restrict(file);
                Marker marker = new Marker(folder);
                marker.opened(DatabaseContents.count(keeper));
                Opening.opened(folder);
                LOG.debug("Database open: {}", file);
                return new Database(
                        new OpenFile(folder, H2File.existing(folder), keeper), H2File.forWork(folder), marker);
            } catch (SQLException | RuntimeException e) {
                keeper.close();
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            throw SqlFailures.opening(e, folder).exception();
        }
    }

    /**
     * Opens a new database that lives in memory and ends when it is closed, with the tables of a real one: for simulations.
     *
     * @param name no other open one's
     * @param between what stands between the work and the database, and may fail as a disk or a process does; the migration goes past it
     * @throws app.switchboard.base.FailureException SB-402 if it can't be opened
     */
    public static Database inMemory(String name, UnaryOperator<DataSource> between) {
        JdbcDataSource source = H2File.named("mem:" + name, "");
        try {
            Connection keeper = source.getConnection();
            new Migrations(source).run();
            return new Database(new OpenFile(null, source, keeper), between.apply(source), null);
        } catch (SQLException | RuntimeException e) {
            throw SqlFailures.opening(e, Path.of(name)).exception();
        }
    }

    /** Reads, outside any transaction. */
    public <T> T read(Work<T> work) {
        return file.with(source, work);
    }

    /** Writes in one transaction: all of it, or nothing. One writer at a time. */
    public <T> T writeAndGet(Work<T> work) {
        T result = file.with(source, connection -> inTransaction(connection, work));
        if (writes.incrementAndGet() % WRITES_BETWEEN == 0) {
            file.tidy();
        }
        return result;
    }

    private <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        writing.lock();
        try {
            connection.setAutoCommit(false);
            T result = work.run(connection);
            connection.commit();
            if (marker != null) {
                marker.follow(connection);
            }
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        } finally {
            writing.unlock();
        }
    }

    /** As {@link #writeAndGet}, with nothing to give back. */
    public void write(Writing work) {
        writeAndGet(connection -> {
            work.run(connection);
            return true;
        });
    }

    private static void rollBack(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** The file, its size and version. */
    public DatabaseInfo info() {
        Path here = file.folder();
        return file.asOwner(connection -> {
            DatabaseFile size = DatabaseFile.of(connection, here);
            return new DatabaseInfo(
                    H2File.in(here),
                    size.bytes(),
                    size.liveBytes(),
                    DatabaseContents.count(connection).schema(),
                    Constants.VERSION);
        });
    }

    /**
     * Makes a backup in the folder {@code backups} of the data folder, and opens a copy of it to see that it holds what the database holds. Whoever wants to write waits meanwhile: a second or two.
     *
     * @throws app.switchboard.base.FailureException SB-403 the disk is full, SB-409 it could not be made; then nothing is left of it
     */
    public Backup backup() {
        Path here = file.folder();
        return still(connection -> Backups.make(connection, here, ""));
    }

    /**
     * As {@link #backup()}, under a name of one's own.
     *
     * @throws app.switchboard.base.FailureException also SB-033 there is such a file already
     */
    public void backup(Path target) {
        Path here = file.folder();
        if (Files.exists(target)) {
            throw new Failure.Input("SB-033", target + " exists already.", "Choose another name.").exception();
        }
        still(connection -> {
            Backups.write(connection, here, target);
            return true;
        });
    }

    /** Work that needs no writing to go on beside it. */
    private <T> T still(Work<T> work) {
        return file.asOwner(connection -> {
            writing.lock();
            try {
                return work.run(connection);
            } finally {
                writing.unlock();
            }
        });
    }

    /**
     * Reads every value of every row.
     *
     * @throws app.switchboard.base.FailureException SB-411 if one can't be read
     */
    public DatabaseContents verify() {
        Path here = file.folder();
        return file.asOwner(connection -> {
            try {
                return DatabaseContents.read(connection);
            } catch (SQLException e) {
                throw SqlFailures.reading(e, here).exception();
            }
        });
    }

    /**
     * Writes the file anew without what was deleted. Everybody else waits meanwhile: a second or so for each 20 MB in use.
     *
     * @throws app.switchboard.base.FailureException SB-402 if the file can't be opened again, SB-411 if it is not what it was
     */
    public Compaction compact() {
        return file.compact();
    }

    /** Closes the file, and compacts it where much of it is empty and nobody works any more. */
    @Override
    public void close() {
        file.close();
    }
}
