package app.switchboard.sim;

import app.switchboard.store.Database;
import app.switchboard.store.Sql;
import app.switchboard.twilio.WebhookField;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The real database, in memory, behind a source that can crash; emptied between seeds. For one thread. */
final class Store implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<EnumMap<WebhookField, String>> FIELDS = new TypeReference<>() {};

    private final Database database;
    private final CrashingSource process;
    private final Connection raw;
    private final List<String> bystander;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Map<String, Map<WebhookField, String>> fields = new HashMap<>();

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
        Bystander.settleIn(this);
        bystander = Bystander.read(this);
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

    /** Reads past the engine, by a connection that never fails. */
    <T> List<T> list(String sql, Sql.Mapper<T> mapper, String... values) {
        try {
            PreparedStatement statement = statements.get(sql);
            if (statement == null) {
                statement = raw.prepareStatement(sql);
                statements.put(sql, statement);
            }
            Sql.bind(statement, (Object[]) values);
            List<T> result = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    result.add(mapper.map(rows));
                }
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fields of a number, as the journal writes them. */
    Map<WebhookField, String> fields(String json) {
        return fields.computeIfAbsent(json, text -> {
            try {
                return JSON.readValue(text, FIELDS);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** All that the other workspace had from the beginning. */
    List<String> bystander() {
        return bystander;
    }

    /** Empties it, but for the other workspace. */
    void clear() {
        fields.clear();
        write("DELETE FROM workspaces WHERE id <> 'other'");
    }

    void write(String sql) {
        try (Statement statement = raw.createStatement()) {
            statement.execute(sql);
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
