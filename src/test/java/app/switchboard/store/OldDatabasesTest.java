package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.switchboard.base.FailureException;
import app.switchboard.history.History;
import app.switchboard.numbers.Numbers;
import app.switchboard.webhook.Journal;
import app.switchboard.workspace.Workspaces;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database file of every older version, as it was written then, is opened by this one with all that is in it. */
class OldDatabasesTest {

    static final Path FILES = Path.of("src/test/resources/databases");

    /** The first that was kept. */
    private static final int FIRST = 2;

    @TempDir
    Path folder;

    static String name(int version) {
        return "schema-" + version + ".zip";
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyVersionBeforeTheNewestIsThere() {
        try (Database database = Database.open(folder)) {
            int newest = database.info().schema();
            assertThat(files())
                    .extracting(file -> file.getFileName().toString())
                    .as("see OldDatabases")
                    .containsAll(IntStream.range(FIRST, newest)
                            .mapToObj(OldDatabasesTest::name)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isBroughtToTheNewestWithEveryRow(Path old) throws Exception {
        unzip(old, folder);
        DatabaseContents before = DatabaseContents.ofClosed(folder);
        assertThat(old.getFileName()).hasToString(name(before.schema()));
        assertThat(before.rows().values()).doesNotContain(0L);
        Map<String, List<String>> columns;
        Map<String, List<String>> rows;
        try (Connection connection = H2File.readOnly(folder)) {
            columns = columns(connection);
            rows = rows(connection, columns);
        }

        try (Database database = Database.open(folder)) {
            DatabaseContents after = database.verify();
            before.rows().forEach((table, count) -> {
                if (!table.equals(DatabaseContents.HISTORY)) {
                    assertThat(after.rows()).as(table).containsEntry(table, count);
                }
            });
            Map<String, List<String>> kept = new LinkedHashMap<>(columns);
            Map<String, List<String>> now = database.read(OldDatabasesTest::columns);
            kept.replaceAll((table, names) -> names.stream()
                    .filter(now.getOrDefault(table, List.of())::contains)
                    .toList());
            // What a version took away is its migration's own test's matter; what it left is as it was.
            try (Connection connection = backedUp(before, after)) {
                rows = connection == null ? rows : rows(connection, kept);
            }
            assertThat(database.<Map<String, List<String>>>read(connection -> rows(connection, kept)))
                    .isEqualTo(rows);
            usable(database);
        }
    }

    /** H2 commits each change of a table by itself: what a kill between two of them would leave, a statement that fails leaves too. */
    @Test
    void anUpdateThatEndsHalfWayLeavesTheDatabaseAsItWas() throws Exception {
        unzip(FILES.resolve(name(2)), folder);
        // What the third version makes last.
        asOwner("CREATE TABLE number_drift (sequence INT)");
        DatabaseContents before = DatabaseContents.ofClosed(folder);
        assertThat(catchThrowable(() -> Database.open(folder))).isInstanceOf(FailureException.class);
        assertThat(DatabaseContents.ofClosed(folder)).isEqualTo(before);
        asOwner("DROP TABLE number_drift");
        try (Database database = Database.open(folder)) {
            usable(database);
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = H2File.existing(folder).getConnection()) {
            Sql.update(owner, sql);
        }
    }

    /** Puts the database of a ZIP into a folder. */
    static void unzip(Path zipped, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(zipped.toFile());
                OutputStream out = Files.newOutputStream(H2File.in(folder))) {
            zip.getInputStream(zip.entries().nextElement()).transferTo(out);
        }
    }

    /** The database as it was, out of the backup that came before the update; null where there was no update. */
    private @Nullable Connection backedUp(DatabaseContents before, DatabaseContents after) throws Exception {
        List<Backup> made = Backups.list(folder);
        assertThat(made).hasSize(before.schema() < after.schema() ? 1 : 0);
        if (made.isEmpty()) {
            return null;
        }
        Path old = Files.createDirectory(folder.resolve("old"));
        unzip(made.getFirst().file(), old);
        return H2File.readOnly(old);
    }

    private static void usable(Database database) {
        Workspaces workspaces = new Workspaces(database, Clock.systemUTC());
        assertThat(workspaces.all())
                .extracting(workspace -> workspace.id())
                .containsExactlyInAnyOrder("acme", "bare", "globex");
        assertThat(workspaces.require("acme").webhookTemplate().text()).isEqualTo("https://a.example/{workspaceId}");
        assertThat(new Numbers(database, Clock.systemUTC()).all()).hasSize(6);
        assertThat(new History(database, Clock.systemUTC()).recent(9)).hasSize(3);
        assertThat(new Journal(database, Clock.systemUTC()).ofRun("run2")).hasSize(1);
    }

    private static Map<String, List<String>> columns(Connection connection) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Sql.list(
                        connection,
                        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
                                + " AND table_name <> 'flyway_schema_history' ORDER BY table_name, column_name",
                        row -> List.of(row.getString(1), row.getString(2)))
                .forEach(found -> columns.computeIfAbsent(found.getFirst(), table -> new ArrayList<>())
                        .add(found.getLast()));
        return columns;
    }

    private static Map<String, List<String>> rows(Connection connection, Map<String, List<String>> columns)
            throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            if (!table.getValue().isEmpty()) {
                rows.put(
                        table.getKey(),
                        Rows.of(
                                connection,
                                "SELECT " + String.join(", ", table.getValue()) + " FROM " + table.getKey()
                                        + " ORDER BY " + String.join(", ", table.getValue())));
            }
        }
        return rows;
    }
}
