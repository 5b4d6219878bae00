package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.FailureException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path folder;

    private static void assertFails(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(code));
    }

    @Test
    void aFailedTransactionLeavesNothingBehind() {
        try (Database database = Database.open(folder)) {
            assertThatThrownBy(() -> database.write(connection -> {
                        Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('a', 'A')");
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
            assertFails(
                    () -> database.write(connection -> {
                        Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('b', 'B')");
                        throw new SQLException("refused");
                    }),
                    "SB-404");
            assertThat(database.<Integer>read(
                            connection -> Sql.list(connection, "SELECT id FROM workspaces", row -> row.getString(1))
                                    .size()))
                    .isZero();
        }
    }

    @Test
    void aPathThatCouldHoldSettingsIsRefused() {
        assertFails(() -> Database.open(folder.resolve("a;INIT=RUNSCRIPT FROM 'x'")), "SB-405");
        assertFails(() -> Database.open(folder.resolve("50%")), "SB-405");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onlyTheOwnerCanReadTheFile() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Database.open(folder).close();
        assertThat(Files.getPosixFilePermissions(folder.resolve("switchboard.mv.db")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** H2 would make it as the umask says, and it would be restricted later: who opened it in between reads all that is written to it. */
    @Test
    void fromItsFirstMomentNobodyElseCanReadIt() throws Exception {
        Database.open(folder.resolve("any")).close();
        Path file = folder.resolve("switchboard.mv.db.tempFile");
        try (FileChannel _ = FilePath.get(DurablePath.SCHEME + ":" + file).open("rw")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** As H2 leaves it where it can't exchange two files at a stroke, and is killed in between. */
    @Test
    void aCompactionThatWasKilledBetweenTheFilesIsNoLoss() throws Exception {
        try (Database database = Database.open(folder)) {
            add(database);
        }
        Path file = H2File.in(folder);
        Files.move(file, folder.resolve(H2File.NAME + ".newFile"));
        try (Database database = Database.open(folder)) {
            assertThat(database.verify().workspaces()).isEqualTo(1);
        }
        Path backup = Files.copy(file, folder.resolve("other.mv.db"));
        Files.move(file, folder.resolve(H2File.NAME + ".newFile"));
        assertThat(Backups.restore(folder, backup).setAside()).isNotNull();
    }

    private static void add(Database database) {
        database.write(connection -> Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('acme', 'A')"));
    }

    @Test
    void whatIsLeftOfABackupGoesWhenNobodyCanBeMakingIt() throws Exception {
        Path left = folder.resolve("backups/.0f9cf9c7-6ecd-4c0b-8f6f-2f4b7a6e1c11.zip");
        Path mine = folder.resolve("backups/.mine.zip");
        try (Database database = Database.open(folder)) {
            add(database);
            Path made = database.backup().file();
            Files.copy(made, left);
            Files.copy(made, mine);
            Database.open(folder).close();
            assertThat(left).as("it may be under way here").exists();
        }
        Database.open(folder).close();
        assertThat(left).doesNotExist();
        assertThat(mine).exists();
        assertThat(Backups.list(folder)).hasSize(1);
    }

    @Test
    void aDamagedFileIsNamedAndLeftAsItIs() throws Exception {
        Database.open(folder).close();
        Path file = folder.resolve("switchboard.mv.db");
        byte[] rubbish = "this is no database, and it is long enough to be looked at"
                .repeat(400)
                .getBytes(StandardCharsets.UTF_8);
        Files.write(file, rubbish);
        assertFails(() -> Database.open(folder), "SB-402");
        assertThat(Files.readAllBytes(file)).isEqualTo(rubbish);
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() throws Exception {
        Database.open(folder).close();
        try (Connection connection = H2File.existing(folder).getConnection()) {
            Sql.update(
                    connection,
                    "INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'future', 'SQL', 'V99__future.sql', 1,"
                            + " 'x', CURRENT_TIMESTAMP, 1, TRUE");
        }
        assertFails(() -> Database.open(folder), "SB-407");
    }
}
