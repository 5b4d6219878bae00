package app.switchboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What the work on an open database may do. H2's administrator can run code and read any file ({@code CREATE ALIAS}, {@code FILE_READ}), so the work is done by another user, who has the rows of our tables and nothing else: a statement that went wrong reaches no further.
 */
final class Rights {

    /** The user's name, in capitals as H2 keeps it. */
    static final String WORKER = "WORKER";

    private Rights() {}

    /** Makes the user where there is none, and gives them the tables that they don't have yet: after each migration, as the administrator. */
    static void grant(Connection owner) throws SQLException {
        List<String> tables = Sql.list(
                owner,
                "SELECT table_name FROM information_schema.tables t"
                        + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ?"
                        + " AND 4 > (SELECT COUNT(*) FROM information_schema.table_privileges p"
                        + " WHERE p.grantee = ? AND p.table_schema = t.table_schema AND p.table_name = t.table_name)",
                row -> row.getString(1),
                DatabaseContents.HISTORY,
                WORKER);
        if (tables.isEmpty()) {
            return;
        }
        try (Statement statement = owner.createStatement()) {
            statement.execute("CREATE USER IF NOT EXISTS \"" + WORKER + "\" PASSWORD ''");
            for (String table : tables) {
                statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + DatabaseContents.quoted(table) + " TO \""
                        + WORKER + '"');
            }
        }
    }
}
