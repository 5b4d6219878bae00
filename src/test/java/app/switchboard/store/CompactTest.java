package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compaction, of real files. */
class CompactTest extends DatabaseFiles {

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
