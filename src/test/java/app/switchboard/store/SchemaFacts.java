package app.switchboard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says about its tables, one sentence a fact, in the same words for H2 and Postgres: columns in order with type, nullability and default; primary keys, unique column lists, and foreign keys with their rules. Constraint names are no facts: each engine makes up its own.
 */
final class SchemaFacts {

    private static final String COLUMNS = """
            SELECT ordinal_position, column_name, data_type, character_maximum_length, datetime_precision, is_nullable, column_default
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = ?
            ORDER BY ordinal_position""";

    private static final String CONSTRAINTS = """
            SELECT c.constraint_name, c.constraint_type, k.column_name,
                   p.table_name AS parent_table, p.column_name AS parent_column, r.update_rule, r.delete_rule
            FROM information_schema.table_constraints c
            JOIN information_schema.key_column_usage k ON k.constraint_schema = c.constraint_schema
              AND k.constraint_name = c.constraint_name AND k.table_name = c.table_name
            LEFT JOIN information_schema.referential_constraints r ON r.constraint_schema = c.constraint_schema
              AND r.constraint_name = c.constraint_name
            LEFT JOIN information_schema.key_column_usage p ON p.constraint_schema = r.unique_constraint_schema
              AND p.constraint_name = r.unique_constraint_name AND p.ordinal_position = k.position_in_unique_constraint
            WHERE c.table_schema = 'public' AND c.table_name = ?
            ORDER BY c.constraint_name, k.ordinal_position""";

    /** H2 in PostgreSQL mode has no TEXT of its own: it is a VARCHAR of this length. */
    private static final long H2_TEXT_LENGTH = 1_000_000_000;

    private SchemaFacts() {}

    /** The facts of one table; none where there is no such table. */
    static List<String> of(Connection connection, String table) throws SQLException {
        List<String> facts = new ArrayList<>();
        query(connection, COLUMNS, table, row -> facts.add(table + ": column " + column(row)));
        Map<String, Key> keys = new LinkedHashMap<>();
        query(
                connection,
                CONSTRAINTS,
                table,
                row -> keys.computeIfAbsent(row.getString("constraint_name"), name -> new Key())
                        .add(row));
        keys.values().stream()
                .map(key -> table + ": " + key.sentence())
                .sorted()
                .forEach(facts::add);
        return facts;
    }

    /** The facts of several tables, table by table. */
    static List<String> of(Connection connection, List<String> tables) throws SQLException {
        List<String> facts = new ArrayList<>();
        for (String table : tables) {
            facts.addAll(of(connection, table));
        }
        return facts;
    }

    private static String column(ResultSet row) throws SQLException {
        String nullable = "YES".equals(row.getString("is_nullable")) ? "" : " not null";
        String standard = row.getString("column_default");
        return row.getInt("ordinal_position") + " " + row.getString("column_name") + " " + type(row) + nullable
                + (standard == null ? "" : " default " + normalisedDefault(standard));
    }

    private static String type(ResultSet row) throws SQLException {
        String type = row.getString("data_type").toLowerCase(Locale.ROOT);
        long length = row.getLong("character_maximum_length");
        int precision = row.getInt("datetime_precision");
        return switch (type) {
            case "character varying" -> length >= H2_TEXT_LENGTH ? "text" : "varchar(" + length + ")";
            case "timestamp with time zone" -> precision == 6 ? "timestamptz" : "timestamptz(" + precision + ")";
            default -> type;
        };
    }

    /** LOCALTIMESTAMP stays what it is: H2 makes it of NOW(), and it is ambiguous in the hour when clocks go back. */
    static String normalisedDefault(String written) {
        String text = written.replaceAll("::[a-z ]+$", "");
        if (text.startsWith("'")) {
            return text;
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (word.contains("uuid(")) {
            return "random uuid";
        }
        String bare = word.replaceAll("[()]", "");
        return bare.equals("now") || bare.equals("current_timestamp") ? "now" : bare;
    }

    /** A constraint over columns, gathered row by row. */
    private static final class Key {
        private final List<String> columns = new ArrayList<>();
        private final List<String> parentColumns = new ArrayList<>();
        private String type = "";
        private @Nullable String parent;
        private String rules = "";

        void add(ResultSet row) throws SQLException {
            type = row.getString("constraint_type").toLowerCase(Locale.ROOT);
            columns.add(row.getString("column_name"));
            parent = row.getString("parent_table");
            if (parent != null) {
                parentColumns.add(row.getString("parent_column"));
                rules = " on update " + row.getString("update_rule") + " on delete " + row.getString("delete_rule");
            }
        }

        String sentence() {
            String list = type + " (" + String.join(", ", columns) + ")";
            return parent == null
                    ? list
                    : list + " references " + parent + " (" + String.join(", ", parentColumns) + ")"
                            + rules.toLowerCase(Locale.ROOT);
        }
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, String sql, String table, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
