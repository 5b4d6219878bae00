package app.switchboard.store;

import app.switchboard.base.DataFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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

    /**
     * H2's modes are not stored in the file, so they stand here once. {@code WRITE_DELAY=0}: what was acknowledged survives {@code kill -9}. {@code DB_CLOSE_ON_EXIT=FALSE}: H2's own shutdown hook would close the file under a run that is being cancelled.
     */
    static final String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** Where the file lies; null in memory. */
    private final @Nullable Path folder;

    private final DataSource source;
    /** Keeps the file open between pieces of work: H2 closes it with the last connection. */
    private final Connection keeper;

    private final ReentrantLock writing = new ReentrantLock();

    private Database(@Nullable Path folder, DataSource source, Connection keeper) {
        this.folder = folder;
        this.source = source;
        this.keeper = keeper;
    }

    /**
     * Opens the database in a folder, makes it where there is none, and migrates it. Takes 0.5 s or so: never on the FX thread.
     *
     * @throws app.switchboard.base.FailureException SB-401 another process has it open, SB-402 it is damaged or can't be opened, SB-403 the disk is full, SB-405 the path can't be used, SB-407 it was written by a newer version
     */
    public static Database open(Path folder) {
        Path file = DataFolder.create(folder).resolve("switchboard");
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + file.toAbsolutePath() + SETTINGS);
        source.setUser("switchboard");
        source.setPassword("");
        try {
            Connection keeper = source.getConnection();
            try {
                migrate(source);
            } catch (RuntimeException e) {
                keeper.close();
                throw e;
            }
            DataFolder.restrict(file.resolveSibling("switchboard.mv.db"));
            LOG.debug("Database open: {}", file);
            return new Database(folder, source, keeper);
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
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + SETTINGS);
        source.setUser("switchboard");
        source.setPassword("");
        try {
            Connection keeper = source.getConnection();
            migrate(source);
            return new Database(null, between.apply(source), keeper);
        } catch (SQLException | RuntimeException e) {
            throw SqlFailures.opening(e, Path.of(name)).exception();
        }
    }

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                // A wrong location would otherwise "succeed" with no migration.
                .failOnMissingLocations(true)
                // Nor is the database of a newer version ignored, as it is by default: it may not be written by this
                // one.
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    /** Reads, outside any transaction. */
    public <T> T read(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw SqlFailures.working(e, folder).exception();
        }
    }

    /** Writes in one transaction: all of it, or nothing. One writer at a time. */
    public <T> T writeAndGet(Work<T> work) {
        writing.lock();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailures.working(e, folder).exception();
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

    @Override
    public void close() {
        try {
            keeper.close();
        } catch (SQLException e) {
            LOG.warn("The database did not close cleanly: {}", e.getMessage());
        }
    }
}
