package app.switchboard.sim;

import app.switchboard.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** The real database, in memory, behind a source that can crash; emptied between seeds. For one thread. */
final class Store implements AutoCloseable {

    private final Database database;
    private final CrashingSource process;
    private final Connection raw;

    Store() {
        CrashingSource[] made = new CrashingSource[1];
        Connection[] past = new Connection[1];
        database = Database.inMemory("sim-" + UUID.randomUUID(), real -> {
            made[0] = new CrashingSource(real);
            past[0] = connect(real);
            return made[0];
        });
        process = made[0];
        raw = past[0];
    }

    private static Connection connect(DataSource real) {
        try {
            return real.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Database database() {
        return database;
    }

    CrashingSource process() {
        return process;
    }

    /** A connection that never fails. */
    Connection raw() {
        return raw;
    }

    Books books() {
        return Books.read(raw);
    }

    /** The workspace's template as stored. */
    String template() {
        try (Statement statement = raw.createStatement();
                ResultSet row = statement.executeQuery("SELECT webhook_template FROM workspace_settings")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void clear() {
        try (Statement statement = raw.createStatement()) {
            statement.execute("DELETE FROM workspaces");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            raw.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.close();
    }
}
