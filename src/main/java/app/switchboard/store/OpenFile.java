package app.switchboard.store;

import app.switchboard.store.Database.Work;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** H2's file while it is open: many work on it at once, or one has it alone, to write it anew. Safe for many threads. */
final class OpenFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);

    /** Where the file lies; null in memory. */
    private final @Nullable Path folder;
    /** For what the file as a whole needs: see {@link Rights}. */
    private final DataSource owner;
    /** Keeps the file open between pieces of work: H2 closes it with the last connection. Guarded by {@link #gate}. */
    private Connection keeper;

    private boolean closed;

    /** Held to work, and alone to have the file to oneself. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    OpenFile(@Nullable Path folder, DataSource owner, Connection keeper) {
        this.folder = folder;
        this.owner = owner;
        this.keeper = keeper;
    }

    /** @throws IllegalStateException in memory */
    Path folder() {
        if (folder == null) {
            throw new IllegalStateException("a database in memory has no file");
        }
        return folder;
    }

    /** Works as the one who may do everything. */
    <T> T asOwner(Work<T> work) {
        return with(owner, work);
    }

    <T> T with(DataSource as, Work<T> work) {
        gate.readLock().lock();
        try (Connection _ = held();
                Connection connection = as.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw SqlFailures.working(e, folder).exception();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Keeps the file open in its modes, also where a full disk made H2 close it under {@link #keeper}: see {@link H2File#forWork}. In memory there is nothing to hold. */
    private @Nullable Connection held() throws SQLException {
        return folder == null ? null : owner.getConnection();
    }

    /** Compacts the file where much of it is empty and nobody works just now. With {@code WRITE_DELAY=0} H2 tidies up on exit alone, and a window may be open for weeks. */
    void tidy() {
        if (folder == null || gate.getReadHoldCount() > 0 || !gate.writeLock().tryLock()) {
            return;
        }
        try {
            if (!closed
                    && Opening.isOpenOnce(folder)
                    && DatabaseFile.of(keeper, folder).isWorthCompacting()) {
                Compaction done = compact();
                LOG.info("The database was compacted: {} to {} bytes", done.bytesBefore(), done.bytesAfter());
            }
        } catch (SQLException | RuntimeException e) {
            // What was written is written.
            LOG.warn("The database could not be compacted: {}", e.getMessage());
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** As {@link Database#compact}. */
    Compaction compact() {
        Path here = folder();
        if (gate.getReadHoldCount() > 0) {
            throw new IllegalStateException("from within a piece of work, this would wait for itself");
        }
        gate.writeLock().lock();
        try {
            DatabaseContents before = DatabaseContents.count(keeper);
            long bytes = DatabaseFile.of(keeper, here).bytes();
            DatabaseFile.compact(keeper);
            keeper = owner.getConnection();
            if (!DatabaseContents.count(keeper).equals(before)) {
                throw SqlFailures.reading(new IllegalStateException("something else than before"), here)
                        .exception();
            }
            return new Compaction(bytes, DatabaseFile.of(keeper, here).bytes());
        } catch (SQLException e) {
            throw SqlFailures.opening(e, here).exception();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Closes the file, and compacts it where much of it is empty and nobody works any more. */
    @Override
    public void close() {
        boolean alone = gate.writeLock().tryLock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (folder != null) {
                boolean last = Opening.closed(folder);
                if (alone && last && DatabaseFile.of(keeper, folder).isWorthCompacting()) {
                    DatabaseFile.compact(keeper);
                }
            }
            keeper.close();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The database did not close cleanly: {}", e.getMessage());
        } finally {
            if (alone) {
                gate.writeLock().unlock();
            }
        }
    }
}
