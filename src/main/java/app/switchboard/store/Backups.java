package app.switchboard.store;

import app.switchboard.base.DataFolder;
import app.switchboard.base.Failure;
import app.switchboard.base.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backups in a data folder: a ZIP each, with the database file in it, readable by its owner alone. {@link Database#backup()} makes them; no secret is in them, since none is in the database.
 */
public final class Backups {

    /** How many of those made before an update are kept. */
    private static final int KEPT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    /** In UTC: one name a moment, also where clocks go back. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern MADE = Pattern.compile("switchboard-(\\d{8}-\\d{6})(?:-\\d+)?(-before-v\\d+)?\\.zip");
    /** Its name until it has been looked at: see {@link #write}. */
    private static final Pattern PART = Pattern.compile("\\.[0-9a-f-]{36}\\.zip");

    private static final Pattern SET_ASIDE =
            Pattern.compile("switchboard-before-restore-(\\d{8}-\\d{6})(?:-\\d+)?\\.mv\\.db");

    private Backups() {}

    static Path in(Path folder) {
        return folder.resolve("backups");
    }

    /** The backups of a data folder, newest first. Needs no open database. */
    public static List<Backup> list(Path folder) {
        if (!Files.isDirectory(in(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(in(folder))) {
            return files.flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparing(Backup::time)
                            .thenComparing(Backup::file)
                            .reversed())
                    .toList();
        } catch (IOException e) {
            LOG.warn("The backups can't be listed: {}", e.getMessage());
            return List.of();
        }
    }

    /** The file that is meant: by its path, or by the name that {@link #list} has. */
    public static Path find(Path folder, Path named) {
        Path among = in(folder).resolve(named);
        return !Files.exists(named) && named.getNameCount() == 1 && Files.exists(among) ? among : named;
    }

    private static Optional<Backup> read(Path file) {
        String name = file.getFileName().toString();
        try {
            Matcher made = MADE.matcher(name);
            if (made.matches()) {
                Backup.Kind kind = made.group(2) == null ? Backup.Kind.MANUAL : Backup.Kind.BEFORE_UPDATE;
                return Optional.of(new Backup(file, time(made.group(1)), Files.size(file), kind));
            }
            Matcher aside = SET_ASIDE.matcher(name);
            return aside.matches()
                    ? Optional.of(new Backup(file, time(aside.group(1)), Files.size(file), Backup.Kind.BEFORE_RESTORE))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.debug("Not a backup: {}", file, e);
            return Optional.empty();
        }
    }

    private static Instant time(String stamp) {
        return STAMP.parse(stamp, Instant::from);
    }

    /**
     * Reads all of a database file that is not open, as it lies there.
     *
     * @throws app.switchboard.base.FailureException SB-401 somebody has it open, SB-411 it can't be read whole
     */
    public static DatabaseContents verify(Path folder) {
        Opening.requireNotOpenHere(folder);
        try {
            if (!Files.exists(H2File.in(folder))) {
                throw new IOException("no such file");
            }
            return DatabaseContents.ofClosed(folder);
        } catch (SQLException | IOException | RuntimeException e) {
            throw SqlFailures.reading(e, folder).exception();
        }
    }

    /**
     * Opens a copy of a backup and reads all of it.
     *
     * @param folder the data folder, where the copy is made
     * @throws app.switchboard.base.FailureException SB-403 no room for the copy, SB-410 it is no backup or is damaged
     */
    public static DatabaseContents verify(Path folder, Path backup) {
        try (Unpacked copy = Unpacked.of(backup, in(folder))) {
            return copy.contents();
        } catch (SQLException | IOException | RuntimeException e) {
            throw unusable(e, folder, backup).exception();
        }
    }

    static Failure unusable(Exception thrown, Path folder, Path backup) {
        return SqlFailures.backup(
                "SB-410",
                Files.exists(backup)
                        ? backup.getFileName() + " is damaged, or no backup of Switchboard."
                        : "There is no backup " + backup + ".",
                "Choose another one: switchboard db info lists them. Nothing was changed.",
                thrown,
                folder);
    }

    /**
     * Puts a backup in the place of the database, which must not be open. The backup is read whole and brought to this version's schema first; then the file that is there is set aside among the backups. Whatever fails, that file stays or comes back.
     *
     * @param backup a ZIP made by {@link Database#backup()}, or a file that an earlier restore set aside
     * @throws app.switchboard.base.FailureException SB-401 the database is open, SB-403 no room, SB-407 the backup is of a newer version, SB-410 it can't be used
     */
    public static Restored restore(Path folder, Path backup) {
        return new Restoring(folder, backup).run();
    }

    /** Makes a backup of an open database, beside those that are there. */
    static Backup make(Connection connection, Path folder, String suffix) {
        Path target = free(folder, "switchboard-", suffix + ".zip");
        write(connection, folder, target);
        return read(target).orElseThrow();
    }

    /** A name that no file has. */
    static Path free(Path folder, String before, String after) {
        String stamp = before + STAMP.format(Instant.now());
        Path name = in(folder).resolve(stamp + after);
        for (int i = 2; Files.exists(name); i++) {
            name = in(folder).resolve(stamp + "-" + i + after);
        }
        return name;
    }

    /**
     * Writes a backup under a name that appears when it has been opened and holds what the database holds. Nobody may write to the database meanwhile.
     *
     * @throws app.switchboard.base.FailureException SB-403, SB-409; then nothing is left of it
     */
    static void write(Connection connection, Path folder, Path target) {
        @Nullable Path part = null;
        try {
            Path beside = Objects.requireNonNull(target.toAbsolutePath().getParent());
            if (beside.equals(in(folder).toAbsolutePath())) {
                DataFolder.create(beside);
            }
            part = beside.resolve("." + Ids.random() + ".zip");
            DataFolder.createFile(part);
            try (Statement statement = connection.createStatement()) {
                statement.execute("BACKUP TO '" + part.toString().replace("'", "''") + "'");
            }
            Unpacked.force(part);
            try (Unpacked copy = Unpacked.of(part, in(folder))) {
                if (!copy.contents().equals(DatabaseContents.count(connection))) {
                    throw new IOException("the backup holds something else than the database");
                }
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException | RuntimeException e) {
            throw SqlFailures.backup(
                            "SB-409",
                            "The backup " + target + " could not be made.",
                            "Check the rights on that folder, or choose another one; nothing was changed.",
                            e,
                            folder)
                    .exception();
        } finally {
            delete(part);
        }
    }

    /** Deletes what processes that were killed while they made a backup left there. Only for who has the database open, and nobody beside: nobody else can be making one. */
    static void sweep(Path folder) {
        try {
            Unpacked.deleteStale(in(folder));
            if (Files.isDirectory(in(folder))) {
                try (Stream<Path> files = Files.list(in(folder))) {
                    files.filter(file ->
                                    PART.matcher(file.getFileName().toString()).matches())
                            .forEach(Backups::delete);
                }
            }
        } catch (IOException e) {
            LOG.warn("What is left of a backup stays: {}", e.getMessage());
        }
    }

    /** Lets go of the oldest of those that were made before updates. */
    static void prune(Path folder) {
        list(folder).stream()
                .filter(backup -> backup.kind() == Backup.Kind.BEFORE_UPDATE)
                .skip(KEPT)
                .forEach(backup -> delete(backup.file()));
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", file, e.getMessage());
        }
    }
}
