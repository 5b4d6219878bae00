package app.switchboard.store;

import app.switchboard.base.DataFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** One restore: all that can fail on the backup fails on a copy of it, before the database is touched. */
final class Restoring {

    private final Path folder;
    private final Path file;
    private final Path backup;
    private final Marker marker;
    private final Consumer<Path> opener;

    Restoring(Path folder, Path backup) {
        this(folder, backup, restored -> Database.open(restored).close());
    }

    /**
     * @param opener proves that the database in the folder opens, or throws
     */
    Restoring(Path folder, Path backup, Consumer<Path> opener) {
        this.folder = DataFolder.create(folder);
        this.file = H2File.in(folder);
        this.backup = backup;
        this.marker = new Marker(folder);
        this.opener = opener;
    }

    Restored run() {
        Opening.requireNotOpenHere(folder);
        Opening.finishExchange(file);
        try (Unpacked copy = Unpacked.of(backup, Backups.in(folder))) {
            copy.contents();
            DatabaseContents contents = migrate(copy);
            DataFolder.restrict(copy.file());
            return new Restored(contents, exchange(copy, contents));
        } catch (SQLException | IOException | RuntimeException e) {
            throw Backups.unusable(e, folder, backup).exception();
        }
    }

    private DatabaseContents migrate(Unpacked copy) throws SQLException {
        try {
            return copy.migrated();
        } catch (FlywayException e) {
            throw SqlFailures.opening(e, backup).exception();
        }
    }

    /** Holds H2's own lock on the old file meanwhile: a process that starts now is refused, and does not write to a file that was set aside. */
    private @Nullable Path exchange(Unpacked copy, DatabaseContents contents) throws IOException {
        byte @Nullable [] marked = marker.read();
        if (!Files.exists(file)) {
            putInPlace(copy, contents, null, marked);
            return null;
        }
        Path aside = Backups.free(folder, "switchboard-before-restore-", ".mv.db");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            try (FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw SqlFailures.alreadyOpen(null).exception();
                }
                DataFolder.restrict(file);
                Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
                putInPlace(copy, contents, aside, marked);
                return aside;
            }
        } catch (OverlappingFileLockException e) {
            throw SqlFailures.alreadyOpen(e).exception();
        }
    }

    private void putInPlace(Unpacked copy, DatabaseContents contents, @Nullable Path aside, byte @Nullable [] marked)
            throws IOException {
        try {
            Files.move(copy.file(), file, StandardCopyOption.ATOMIC_MOVE);
            if (!contents.holdsData()) {
                // It is wanted so. Not a moment earlier: killed between the two moves, the loss must not pass for a
                // fresh start.
                marker.delete();
            }
            opener.accept(folder);
        } catch (IOException | RuntimeException e) {
            takeBack(marked, aside, e);
            throw e;
        }
    }

    private void takeBack(byte @Nullable [] marked, @Nullable Path aside, Exception because) {
        try {
            if (aside == null) {
                Files.deleteIfExists(file);
            } else {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            marker.putBack(marked);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
