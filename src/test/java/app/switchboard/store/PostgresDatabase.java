package app.switchboard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One test's own Postgres database: Supabase as far as we use it, migrated, empty. A test takes it as a parameter, under {@code @ExtendWith(PostgresDatabase.Each.class)}; it is dropped after the test.
 */
public final class PostgresDatabase implements AutoCloseable {

    /** The role of a signed-in user. */
    public static final String AUTHENTICATED = "authenticated";

    /** The role of someone who has not signed in. */
    public static final String ANON = "anon";

    /** The role of the servers' own code: bypasses row-level security. */
    public static final String SERVICE = "service_role";

    /** The role that owns the tables: bypasses row-level security. */
    public static final String OWNER = "switchboard_owner";

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Hands a fresh database to each test that asks for one. */
    public static final class Each implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == PostgresDatabase.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            try {
                PostgresDatabase database = PostgresServer.of(context).newDatabase();
                context.getStore(Namespace.create(PostgresDatabase.class)).put(database, database);
                return database;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final PostgresServer server;
    private final String name;
    private final DataSource source;

    PostgresDatabase(PostgresServer server, String name, DataSource source) {
        this.server = server;
        this.name = name;
        this.source = source;
    }

    /** Connections as the superuser. */
    public DataSource dataSource() {
        return source;
    }

    /**
     * Works in one transaction as Supabase's API does: the role and the signed-in user hold for that transaction only. Commits; rolls back if the work throws.
     *
     * @param user the signed-in user, or null for nobody
     */
    public <T extends @Nullable Object> T as(String role, @Nullable UUID user, Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            signIn(connection, user);
            set(connection, "role", role);
            T result = work.with(connection);
            connection.commit();
            return result;
        }
    }

    /** Says who is signed in, until the transaction ends. */
    static void signIn(Connection connection, @Nullable UUID user) throws SQLException {
        set(connection, "request.jwt.claims", user == null ? "" : "{\"sub\": \"" + user + "\"}");
    }

    private static void set(Connection connection, String setting, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        server.drop(name);
    }
}
