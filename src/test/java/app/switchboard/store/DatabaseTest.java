package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.FailureException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
