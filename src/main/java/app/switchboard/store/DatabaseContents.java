package app.switchboard.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a database holds: the measure by which a backup is the same as what it was made of.
 *
 * @param schema the newest migration that it has, 0 if it is none of ours
 * @param rows how many rows each table holds
 */
public record DatabaseContents(int schema, SortedMap<String, Long> rows) {

    /** Flyway's own table. */
    static final String HISTORY = "flyway_schema_history";

    /** How many workspaces it holds. */
    public long workspaces() {
        return rows.getOrDefault("workspaces", 0L);
    }

    /** True where there is anything to lose. */
    boolean holdsData() {
        return workspaces() > 0;
    }

    /** Counts the rows: quick. */
    static DatabaseContents count(Connection connection) throws SQLException {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (String table : tables(connection)) {
            rows.put(
                    table,
                    Sql.first(connection, "SELECT COUNT(*) FROM " + quoted(table), row -> row.getLong(1))
                            .orElseThrow());
        }
        return new DatabaseContents(schema(connection, rows), rows);
    }

    /** Reads every value of every row: what of the file can't be read does not stay unnoticed. */
    static DatabaseContents read(Connection connection) throws SQLException {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (String table : tables(connection)) {
            rows.put(table, readAll(connection, table));
        }
        return new DatabaseContents(schema(connection, rows), rows);
    }

    /**
     * Reads all of a database that nobody has open, and changes nothing.
     *
     * @throws SQLException if it can't be read, or is no database of ours
     */
    static DatabaseContents ofClosed(Path folder) throws SQLException {
        try (Connection connection = H2File.readOnly(folder)) {
            DatabaseContents contents = read(connection);
            if (contents.schema() == 0) {
                throw new SQLException("not a database of Switchboard");
            }
            return contents;
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                "SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
                row -> row.getString(1));
    }

    private static long readAll(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Row by row: a whole table would go through a temporary file.
            statement.execute("SET LAZY_QUERY_EXECUTION TRUE");
            long count = 0;
            try (ResultSet rows = statement.executeQuery("SELECT * FROM " + quoted(table))) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getObject(column);
                    }
                    count++;
                }
            }
            return count;
        }
    }

    private static int schema(Connection connection, SortedMap<String, Long> rows) throws SQLException {
        if (!rows.containsKey(HISTORY)) {
            return 0;
        }
        return Sql.first(
                        connection,
                        "SELECT MAX(CAST(\"version\" AS INT)) FROM " + quoted(HISTORY) + " WHERE \"success\"",
                        row -> row.getInt(1))
                .orElse(0);
    }

    static String quoted(String table) {
        return '"' + table.replace("\"", "\"\"") + '"';
    }
}
