package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the work is done as an H2 user who has our rows and nothing else. */
class RightsTest {

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void refuses(String sql) {
        assertThatThrownBy(() -> database.read(connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.execute(sql);
                    }
                }))
                .as(sql)
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .extracting(thrown -> ((SQLException) thrown).getErrorCode())
                .isIn(ErrorCode.ADMIN_RIGHTS_REQUIRED, ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ALIAS run AS 'void run() throws Exception { Runtime.getRuntime().exec(\"id\"); }'",
                "CREATE ALIAS now FOR \"java.lang.System.currentTimeMillis\"",
                "CREATE TRIGGER t BEFORE INSERT ON workspaces CALL \"app.Nothing\"",
                "CALL FILE_READ('/etc/hostname')",
                "CALL FILE_WRITE('x', '{out}')",
                "SELECT * FROM CSVREAD('/etc/passwd')",
                "CALL CSVWRITE('{out}', 'SELECT 1')",
                "RUNSCRIPT FROM '{out}'",
                "SCRIPT TO '{out}'",
                "BACKUP TO '{out}'",
                "CALL LINK_SCHEMA('x', '', 'jdbc:h2:mem:other', 'a', '', 'PUBLIC')",
                "CREATE LINKED TABLE l('', 'jdbc:h2:mem:other', 'a', '', 'x')",
                "CREATE USER mallory PASSWORD '' ADMIN",
                "ALTER USER worker ADMIN TRUE",
                "GRANT ALTER ANY SCHEMA TO worker",
                "CREATE TABLE mine (id INT)",
                "DROP TABLE twilio_numbers",
                "ALTER TABLE workspaces ADD COLUMN x INT",
                "CREATE SCHEMA mine",
                "SET WRITE_DELAY 500",
                "SET MODE REGULAR",
                "SHUTDOWN",
                "DELETE FROM \"flyway_schema_history\"",
                "SELECT * FROM \"flyway_schema_history\"",
            })
    void whatAnAdministratorMayTheWorkMayNot(String sql) {
        Path out = folder.resolve("out");
        refuses(sql.replace("{out}", out.toString()));
        assertThat(out).doesNotExist();
    }

    @Test
    void everyTableOfOursCanBeReadAndWritten() {
        List<String> tables = database.read(connection -> Sql.list(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'",
                row -> row.getString(1)));
        assertThat(tables).contains("workspaces", "twilio_numbers", "webhook_changes");
        for (String table : tables) {
            assertThat(database.<Integer>writeAndGet(connection -> Sql.update(connection, "DELETE FROM " + table)))
                    .isZero();
        }
    }

    @Test
    void aDatabaseFromBeforeIsMovedOverWithAllThatIsInIt() throws Exception {
        database.write(
                connection -> Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('acme', 'Acme')"));
        database.close();
        try (Connection owner = H2File.existing(folder).getConnection()) {
            Sql.update(owner, "DROP USER worker");
        }
        database = Database.open(folder);
        refuses("CALL FILE_READ('/etc/hostname')");
        assertThat(database.<List<String>>read(
                        connection -> Sql.list(connection, "SELECT name FROM workspaces", row -> row.getString(1))))
                .containsExactly("Acme");
        assertThat(database.compact().bytesAfter()).isPositive();
        refuses("SET WRITE_DELAY 500");
        assertThat(Files.size(database.backup().file())).isPositive();
    }

    @Test
    void theModesStayWhenH2ClosedTheFileUnderneath() throws Exception {
        try (Connection owner = H2File.existing(folder).getConnection()) {
            Sql.update(owner, "SHUTDOWN IMMEDIATELY");
        }
        List<String> modes = database.read(connection -> Sql.list(
                connection,
                "SELECT setting_value FROM information_schema.settings WHERE setting_name IN ('MODE', 'WRITE_DELAY')"
                        + " ORDER BY setting_name",
                row -> row.getString(1)));
        assertThat(modes).containsExactly("PostgreSQL", "0");
    }
}
