package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Backups, and what an update keeps of what was there, on real files. */
class BackupsTest extends DatabaseFiles {

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
}
