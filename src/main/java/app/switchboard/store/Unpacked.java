package app.switchboard.store;

import app.switchboard.base.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database out of a backup, in a folder of its own beside the backups, so that it can take the database's place by a rename. Deleted when closed. */
final class Unpacked implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Unpacked.class);
    private static final String PREFIX = ".unpacked-";
    private static final Duration STALE = Duration.ofDays(1);

    private final Path folder;

    private Unpacked(Path folder) {
        this.folder = folder;
    }

    /**
     * @param backup a ZIP with a database in it, or the bare database file
     * @param beside the folder of the backups
     * @throws IOException if there is no database in it, or no room for it
     */
    static Unpacked of(Path backup, Path beside) throws IOException {
        deleteStale(beside);
        Unpacked unpacked = new Unpacked(Files.createTempDirectory(DataFolder.create(beside), PREFIX));
        try {
            unpacked.fill(backup);
            return unpacked;
        } catch (IOException | RuntimeException e) {
            unpacked.close();
            throw e;
        }
    }

    private void fill(Path backup) throws IOException {
        try (InputStream in = Files.newInputStream(backup);
                OutputStream out = Files.newOutputStream(file())) {
            if (isBare(backup)) {
                in.transferTo(out);
            } else {
                unzip(in, out);
            }
        }
        DataFolder.restrict(file());
        force(file());
    }

    private static boolean isBare(Path backup) {
        return backup.toString().endsWith(".mv.db");
    }

    private static void unzip(InputStream in, OutputStream out) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) {
                    zip.transferTo(out);
                    // At its end the entry's checksum is compared.
                    return;
                }
            }
        }
        throw new IOException("no database in the archive");
    }

    Path file() {
        return H2File.in(folder);
    }

    /**
     * Reads all of it, and changes nothing.
     *
     * @throws SQLException if it can't be read, or is no database of ours
     */
    DatabaseContents contents() throws SQLException {
        return DatabaseContents.ofClosed(folder);
    }

    /** Brings it to this version's schema, and reads all of it again. */
    DatabaseContents migrated() throws SQLException {
        JdbcDataSource source = H2File.existing(folder);
        try (Connection connection = source.getConnection()) {
            new Migrations(source).run();
            return DatabaseContents.read(connection);
        }
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void close() {
        delete(folder);
    }

    /** What a process that was killed left behind. */
    static void deleteStale(Path beside) throws IOException {
        if (!Files.isDirectory(beside)) {
            return;
        }
        List<Path> stale;
        try (Stream<Path> files = Files.list(beside)) {
            stale = files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
        FileTime limit = FileTime.from(Instant.now().minus(STALE));
        for (Path file : stale) {
            if (Files.getLastModifiedTime(file).compareTo(limit) < 0) {
                delete(file);
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("A copy of a backup stays in {}: {}", folder, e.getMessage());
        }
    }
}
