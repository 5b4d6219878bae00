package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups, restores and compaction on real files. */
class BackupsTest {

    @TempDir
    Path folder;

    private static Failure assertFails(String code, ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).as("a failure with " + code).isNotNull();
        assertThat(thrown.failure().code()).as(thrown.failure().text()).isEqualTo(code);
        assertThat(thrown.failure().sentence()).endsWith(".");
        assertThat(thrown.failure().wayOut()).endsWith(".");
        return thrown.failure();
    }

    private static void add(Database database, String... ids) {
        for (String id : ids) {
            database.write(
                    connection -> Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES (?, ?)", id, id));
        }
    }

    private static List<String> workspaces(Database database) {
        return database.read(
                connection -> Sql.list(connection, "SELECT id FROM workspaces ORDER BY id", row -> row.getString(1)));
    }

    private List<String> workspaces() {
        try (Database database = Database.open(folder)) {
            return workspaces(database);
        }
    }

    private Path file() {
        return folder.resolve("switchboard.mv.db");
    }

    private Path marker() {
        return folder.resolve("switchboard.marker");
    }

    private List<String> inBackups() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A database of version 2 with a workspace in it. */
    private void openOld(String... ids) throws Exception {
        JdbcDataSource source = H2File.source(folder);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .target("2")
                .load()
                .migrate();
        try (var connection = source.getConnection()) {
            for (String id : ids) {
                Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES (?, ?)", id, id);
            }
        }
    }

    @Test
    void infoTellsTheFileItsSizeAndVersions() throws IOException {
        try (Database database = Database.open(folder)) {
            DatabaseInfo info = database.info();
            assertThat(info.file()).isEqualTo(file());
            assertThat(info.bytes()).isEqualTo(Files.size(file()));
            assertThat(info.liveBytes()).isPositive().isLessThanOrEqualTo(info.bytes());
            assertThat(info.schema()).isGreaterThanOrEqualTo(4);
            assertThat(info.engine()).startsWith("2.");
        }
    }

    @Test
    void aBackupIsListedAndRestoredWithWhatStoodThere() throws IOException {
        Backup backup;
        try (Database database = Database.open(folder)) {
            add(database, "acme", "globex");
            backup = database.backup();
            add(database, "later");
        }
        assertThat(backup.kind()).isEqualTo(Backup.Kind.MANUAL);
        assertThat(backup.bytes()).isEqualTo(Files.size(backup.file()));
        assertThat(Backups.list(folder)).containsExactly(backup);
        assertThat(Backups.verify(folder, backup.file()).rows()).containsEntry("workspaces", 2L);

        Restored restored = Backups.restore(folder, backup.file());

        assertThat(restored.contents().workspaces()).isEqualTo(2);
        assertThat(workspaces()).containsExactly("acme", "globex");
        assertThat(Backups.list(folder))
                .extracting(Backup::kind)
                .containsExactlyInAnyOrder(Backup.Kind.MANUAL, Backup.Kind.BEFORE_RESTORE);
        assertThat(inBackups()).as("no copy stays").hasSize(2);

        Path aside = Objects.requireNonNull(restored.setAside());
        assertThat(Backups.restore(folder, aside).contents().workspaces()).isEqualTo(3);
        assertThat(workspaces()).containsExactly("acme", "globex", "later");
    }

    @Test
    void onlyTheOwnerCanReadBackupsAndWhatIsRestored() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            database.backup();
            assertThat(database.compact().bytesAfter()).isPositive();
            assertMode(file(), "rw-------");
        }
        Backups.restore(folder, Backups.list(folder).getFirst().file());
        assertMode(file(), "rw-------");
        assertMode(folder.resolve("backups"), "rwx------");
        for (Backup backup : Backups.list(folder)) {
            assertMode(backup.file(), "rw-------");
        }
    }

    private static void assertMode(Path path, String mode) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .as(path.toString())
                .isEqualTo(mode);
    }

    @Test
    void aBackupUnderANameOfOnesOwnReplacesNothing() throws IOException {
        Path target = Files.createDirectory(folder.resolve("it's mine")).resolve("a.zip");
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            database.backup(target);
            assertFails("SB-033", () -> database.backup(target));
            assertFails("SB-409", () -> database.backup(folder.resolve("absent/b.zip")));
        }
        assertThat(Backups.verify(folder, target).workspaces()).isEqualTo(1);
        assertThat(Backups.list(folder)).isEmpty();
        try (Stream<Path> files = Files.list(target.getParent())) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void aBackupThatHoldsSomethingElseIsNone() throws Exception {
        Path target = folder.resolve("a.zip");
        try (Database database = Database.open(folder);
                Connection other = H2File.existing(folder).getConnection()) {
            add(database, "acme");
            // Seen by this connection alone: a backup does not have it.
            other.setAutoCommit(false);
            Sql.update(other, "INSERT INTO workspaces (id, name) VALUES ('uncommitted', 'U')");
            assertFails("SB-409", () -> Backups.write(other, folder, target));
            other.rollback();
        }
        assertThat(target).doesNotExist();
        assertThat(inBackups()).isEmpty();
    }

    @Test
    void writersWaitForABackupAndNoneIsLost() throws Exception {
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger written = new AtomicInteger();
            CountDownLatch some = new CountDownLatch(20);
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!stop.get()) {
                    add(database, "w" + written.incrementAndGet());
                    some.countDown();
                }
            });
            some.await();
            // Each compares the copy with the database: a row that came in between would fail it.
            database.backup();
            database.backup();
            DatabaseContents before = database.verify();
            assertThat(database.compact().bytesAfter()).isPositive();
            stop.set(true);
            writer.join();
            assertThat(workspaces(database)).hasSize(written.get() + 1);
            assertThat(before.workspaces()).isLessThanOrEqualTo(written.get() + 1);
            assertThat(Backups.list(folder)).hasSize(2);
        }
    }

    @Test
    void anUpdateIsPrecededByABackupOfWhatWasThere() throws Exception {
        openOld("acme");

        assertThat(workspaces()).containsExactly("acme");

        Backup made = Backups.list(folder).getFirst();
        assertThat(made.kind()).isEqualTo(Backup.Kind.BEFORE_UPDATE);
        assertThat(made.file().getFileName().toString()).containsPattern("-before-v\\d+\\.zip$");
        assertThat(Backups.verify(folder, made.file()).schema()).isEqualTo(2);
        assertThat(workspaces()).as("and once only").hasSize(1);
        assertThat(Backups.list(folder)).hasSize(1);

        assertThat(Backups.restore(folder, made.file()).contents().schema()).isEqualTo(5);
        assertThat(workspaces()).containsExactly("acme");
    }

    @Test
    void aNewOrEmptyDatabaseIsNotBackedUp() throws Exception {
        openOld();
        Database.open(folder).close();
        assertThat(folder.resolve("backups")).doesNotExist();
    }

    @Test
    void anUpdateThatCannotBeBackedUpDoesNotHappen() throws Exception {
        openOld("acme");
        Files.writeString(folder.resolve("backups"), "in the way");

        assertFails("SB-406", () -> Database.open(folder));

        try (var connection = H2File.readOnly(folder)) {
            assertThat(DatabaseContents.count(connection).schema()).isEqualTo(2);
        }
    }

    @Test
    void threeOfThoseBeforeUpdatesAreKeptAndAllOthers() throws Exception {
        Path backups = Files.createDirectory(folder.resolve("backups"));
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            names.add("switchboard-2020010" + i + "-000000-before-v2.zip");
            names.add("switchboard-2020010" + i + "-000000.zip");
            names.add("switchboard-before-restore-2020010" + i + "-000000.mv.db");
        }
        names.add("mine.zip");
        for (String name : names) {
            Files.createFile(backups.resolve(name));
        }
        openOld("acme");
        Database.open(folder).close();

        assertThat(inBackups())
                .hasSize(names.size() - 1)
                .doesNotContain(
                        "switchboard-20200101-000000-before-v2.zip", "switchboard-20200102-000000-before-v2.zip")
                .contains(
                        "switchboard-20200103-000000-before-v2.zip",
                        "switchboard-20200104-000000-before-v2.zip",
                        "switchboard-20200101-000000.zip",
                        "switchboard-before-restore-20200101-000000.mv.db",
                        "mine.zip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"absent", "empty.zip", "rubbish.zip", "half.zip", "changed.zip", "other.mv.db", "future.zip"})
    void aBackupThatCannotBeUsedLeavesTheDatabaseAsItWas(String name) throws Exception {
        Path bad = unusable(name);
        byte[] before = Files.readAllBytes(file());
        byte[] marked = Files.readAllBytes(marker());
        int there = inBackups().size();

        assertFails(name.equals("future.zip") ? "SB-407" : "SB-410", () -> Backups.restore(folder, bad));
        if (!name.equals("future.zip")) {
            assertFails("SB-410", () -> Backups.verify(folder, bad));
        }

        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(Files.readAllBytes(marker())).isEqualTo(marked);
        assertThat(inBackups()).hasSize(there);
        assertThat(workspaces()).containsExactly("acme");
    }

    private Path unusable(String name) throws Exception {
        Path bad = folder.resolve(name);
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            byte[] good = Files.readAllBytes(database.backup().file());
            switch (name) {
                case "absent" -> {}
                case "empty.zip" -> Files.createFile(bad);
                case "rubbish.zip" -> Files.writeString(bad, "no archive".repeat(500));
                case "half.zip" -> Files.write(bad, Arrays.copyOf(good, good.length / 2));
                case "changed.zip" -> {
                    good[good.length / 2] ^= 0x55;
                    Files.write(bad, good);
                }
                case "other.mv.db" -> {
                    Path other = Files.createDirectory(folder.resolve("other"));
                    H2File.source(other).getConnection().close();
                    Files.move(H2File.in(other), bad);
                }
                default -> {
                    try (Connection owner = H2File.existing(folder).getConnection()) {
                        fromTheFuture(owner);
                        database.backup(bad);
                        Sql.update(owner, "DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '99'");
                    }
                }
            }
        }
        return bad;
    }

    private static void fromTheFuture(Connection connection) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'future', 'SQL', 'V99__future.sql', 1,"
                        + " 'x', CURRENT_TIMESTAMP, 1, TRUE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatDoesNotOpenInItsPlaceGivesWayToWhatWasThere(boolean wasThere) throws Exception {
        Path backup;
        try (Database database = Database.open(folder)) {
            backup = database.backup().file();
            add(database, "acme");
        }
        if (!wasThere) {
            Files.delete(file());
        }
        byte[] before = wasThere ? Files.readAllBytes(file()) : new byte[0];
        byte[] marked = Files.readAllBytes(marker());

        assertFails(
                "SB-410",
                () -> new Restoring(folder, backup, restored -> {
                            assertThat(marker()).as("an empty one is wanted").doesNotExist();
                            throw new IllegalStateException("does not open");
                        })
                        .run());

        assertThat(Files.exists(file())).isEqualTo(wasThere);
        assertThat(wasThere ? Files.readAllBytes(file()) : new byte[0]).isEqualTo(before);
        assertThat(Files.readAllBytes(marker())).isEqualTo(marked);
        assertThat(inBackups()).hasSize(1);

        Backups.restore(folder, backup);
        assertThat(workspaces()).isEmpty();
    }

    @Test
    void aDatabaseThatIsOpenIsNotReplaced() throws Exception {
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            Path backup = database.backup().file();
            assertFails("SB-401", () -> Backups.restore(folder, backup));
            assertFails("SB-401", () -> Backups.verify(folder));
            assertThat(workspaces(database)).containsExactly("acme");
        }
    }

    @Test
    void aDamagedDatabaseIsNamedWithItsBackupAndReplacedByIt() throws Exception {
        Path backup;
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            backup = database.backup().file();
        }
        byte[] rubbish = "this is no database".repeat(900).getBytes(StandardCharsets.UTF_8);
        Files.write(file(), rubbish);
        String name = backup.getFileName().toString();
        assertThat(assertFails("SB-402", () -> Database.open(folder)).wayOut()).contains(name);
        assertThat(assertFails("SB-411", () -> Backups.verify(folder)).wayOut()).contains(name);

        Restored restored = Backups.restore(folder, backup);

        assertThat(workspaces()).containsExactly("acme");
        assertThat(Files.readAllBytes(Objects.requireNonNull(restored.setAside())))
                .isEqualTo(rubbish);
        assertThat(Backups.verify(folder).workspaces()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "empty", "fresh"})
    void aDatabaseThatLostItsDataIsNotTakenForANewOne(String how) throws Exception {
        Path backup;
        try (Database database = Database.open(folder)) {
            add(database, "acme", "globex");
            backup = database.backup().file();
        }
        Files.delete(file());
        switch (how) {
            case "empty" -> Files.createFile(file());
            case "fresh" -> H2File.source(folder).getConnection().close();
            default -> {}
        }
        byte[] before = Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0];

        Failure failure = assertFails("SB-408", () -> Database.open(folder));

        assertThat(failure.sentence()).contains("2 workspaces");
        assertThat(failure.wayOut()).contains(backup.getFileName().toString(), "switchboard.marker");
        assertThat(Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0])
                .isEqualTo(before);

        Backups.restore(folder, backup);
        assertThat(workspaces()).containsExactly("acme", "globex");
    }

    @Test
    void withoutItsMarkerAMissingDatabaseIsANewOne() throws IOException {
        try (Database database = Database.open(folder)) {
            assertThat(marker()).doesNotExist();
            add(database, "acme");
            assertThat(marker()).exists();
        }
        Files.delete(file());
        Files.delete(marker());
        assertThat(workspaces()).isEmpty();
    }

    @Test
    void whoRemovesTheLastWorkspaceMayStartAfresh() throws IOException {
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            database.write(connection -> Sql.update(connection, "DELETE FROM workspaces"));
            assertThat(marker()).doesNotExist();
        }
        assertThat(workspaces()).isEmpty();
    }

    @Test
    void aDatabaseFromBeforeTheMarkerGetsOne() throws Exception {
        openOld("acme");
        Database.open(folder).close();
        assertThat(marker()).content().contains("schema=5", "workspaces=1");
    }

    @Test
    void compactingShrinksTheFileAndKeepsEverything() throws Exception {
        try (Database database = Database.open(folder)) {
            fill(300, 20_000);
            DatabaseContents before = database.verify();
            assertThat(database.info().liveBytes()).isLessThan(database.info().bytes() / 2);

            Compaction done = database.compact();

            assertThat(done.bytesAfter()).isLessThan(done.bytesBefore() / 2);
            assertThat(database.verify()).isEqualTo(before);
            add(database, "acme");
            assertThat(workspaces(database)).containsExactly("acme");
        }
        assertThat(workspaces()).containsExactly("acme");
    }

    @Test
    void aLargeFileThatIsHalfEmptyIsCompactedWhileItIsOpen() throws Exception {
        try (Database database = Database.open(folder)) {
            add(database, "acme");
            fill(900, 80_000);
            DatabaseContents before = database.verify();
            assertThat(database.info().bytes()).isGreaterThan(64 << 20);
            for (int i = 0; i < Database.WRITES_BETWEEN; i++) {
                database.write(
                        connection -> Sql.update(connection, "UPDATE workspaces SET updated_at = CURRENT_TIMESTAMP"));
            }
            assertThat(database.info().bytes()).isLessThan(32 << 20);
            assertThat(database.verify()).isEqualTo(before);
        }
        assertThat(workspaces()).containsExactly("acme");
    }

    /** Writes a table again and again, until most of the file is old. */
    private void fill(int times, int bytes) throws SQLException {
        try (Connection owner = H2File.existing(folder).getConnection()) {
            Sql.update(owner, "CREATE TABLE filling (id INT PRIMARY KEY, text TEXT)");
            for (int i = 0; i < times; i++) {
                Sql.update(owner, "MERGE INTO filling VALUES (?, ?)", i % 10, ("x" + i).repeat(bytes / 4));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 32, 64})
    void onlyALargeFileThatIsHalfEmptyIsCompactedOnExit(long live) {
        long mib = 1024 * 1024;
        assertThat(new DatabaseFile(63 * mib, live * mib).isWorthCompacting()).isFalse();
        assertThat(new DatabaseFile(128 * mib, live * mib).isWorthCompacting()).isTrue();
        assertThat(new DatabaseFile(100 * mib, 51 * mib).isWorthCompacting()).isFalse();
        assertThat(new DatabaseFile(128 * mib, 65 * mib).isWorthCompacting()).isFalse();
        assertThat(new DatabaseFile(1000 * mib, 65 * mib).isWorthCompacting()).isFalse();
    }
}
