package app.switchboard.store;

import static app.switchboard.store.PostgresDatabase.ANON;
import static app.switchboard.store.PostgresDatabase.AUTHENTICATED;
import static app.switchboard.store.PostgresDatabase.OWNER;
import static app.switchboard.store.PostgresDatabase.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the team's Postgres, a person reaches the rows of their own workspaces and no others. Alice is a member of "a", Bob of "b". */
@ExtendWith(PostgresDatabase.Each.class)
class RowLevelSecurityTest {

    private static final UUID ALICE = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    private static final UUID BOB = UUID.fromString("00000000-0000-4000-8000-00000000000b");
    private static final UUID STRANGER = UUID.fromString("00000000-0000-4000-8000-00000000000c");

    /** Every protected row, by its workspace. */
    private static final String ALL_ROWS = """
            SELECT 'workspaces', id FROM workspaces
            UNION ALL SELECT 'workspace_members', workspace_id FROM workspace_members
            UNION ALL SELECT 'workspace_twilio_config', workspace_id FROM workspace_twilio_config
            UNION ALL SELECT 'twilio_numbers', workspace_id FROM twilio_numbers
            ORDER BY 2, 1""";

    private PostgresDatabase postgres;

    @BeforeEach
    void fill(PostgresDatabase database) throws SQLException {
        postgres = database;
        execute(SERVICE, null, """
                INSERT INTO workspaces (id, name) VALUES ('a', 'A'), ('b', 'B');
                INSERT INTO workspace_members (workspace_id, user_id) VALUES ('a', '%s'), ('b', '%s');
                INSERT INTO workspace_twilio_config (workspace_id, account_sid) VALUES ('a', 'AC1'), ('b', 'AC2');
                INSERT INTO twilio_numbers (workspace_id, phone_number, sid)
                VALUES ('a', '+15005550001', 'PN1'), ('b', '+15005550002', 'PN2')""".formatted(ALICE, BOB));
    }

    @Test
    void rowSecurityIsOnForEachTable() throws SQLException {
        assertThat(query(OWNER, null, """
                SELECT relname, relrowsecurity FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                ORDER BY relname"""))
                .containsExactly(
                        "flyway_schema_history|t",
                        "twilio_numbers|t",
                        "workspace_members|t",
                        "workspace_twilio_config|t",
                        "workspaces|t");
    }

    @Test
    void eachTableHasOnePolicyThatAsksWhoIsSignedIn() throws SQLException {
        assertThat(query(OWNER, null, """
                SELECT polrelid::regclass, polname, CASE polcmd WHEN '*' THEN 'all' WHEN 'r' THEN 'select' END,
                       pg_get_expr(polqual, polrelid) LIKE '%auth.uid()%', polwithcheck IS NULL
                FROM pg_policy ORDER BY polname"""))
                .containsExactly(
                        "workspace_members|workspace_members_own_rows_policy|select|t|t",
                        "workspace_twilio_config|workspace_twilio_config_policy|all|t|t",
                        "twilio_numbers|workspace_twilio_numbers_policy|all|t|t",
                        "workspaces|workspaces_members_policy|select|t|t");
    }

    @Test
    void aMemberSeesTheRowsOfTheirWorkspacesOnly() throws SQLException {
        assertThat(query(AUTHENTICATED, ALICE, ALL_ROWS))
                .containsExactly(
                        "twilio_numbers|a", "workspace_members|a", "workspace_twilio_config|a", "workspaces|a");

        execute(SERVICE, null, "INSERT INTO workspace_members (workspace_id, user_id) VALUES ('b', '" + ALICE + "')");
        assertThat(query(AUTHENTICATED, ALICE, ALL_ROWS)).hasSize(8);
    }

    @Test
    void aStrangerSeesNothing() throws SQLException {
        assertThat(query(AUTHENTICATED, STRANGER, ALL_ROWS)).isEmpty();
        assertThat(query(AUTHENTICATED, null, ALL_ROWS)).isEmpty();
        assertThat(query(ANON, null, ALL_ROWS)).isEmpty();
    }

    /** Supabase gives its API's roles every table of the schema. */
    @ParameterizedTest
    @ValueSource(strings = {AUTHENTICATED, ANON})
    void nobodyReachesTheHistoryOfMigrations(String role) throws SQLException {
        execute(OWNER, null, "GRANT ALL ON flyway_schema_history TO " + role);
        assertThat(query(role, ALICE, "SELECT * FROM flyway_schema_history")).isEmpty();
        assertThat(postgres.<Integer>as(
                        role, ALICE, connection -> Sql.update(connection, "DELETE FROM flyway_schema_history")))
                .isZero();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(role, ALICE, """
                        INSERT INTO flyway_schema_history (installed_rank, description, type, script, installed_by,
                            execution_time, success) VALUES (99, 'x', 'SQL', 'x', 'x', 1, TRUE)"""))
                .withMessageContaining("row-level security");
        assertThat(query(
                        OWNER, null, "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank"))
                .startsWith("1", "2");
    }

    @Test
    void aMemberWritesInTheirWorkspace() throws SQLException {
        execute(AUTHENTICATED, ALICE, """
                INSERT INTO twilio_numbers (workspace_id, phone_number, sid) VALUES ('a', '+15005550003', 'PN3');
                INSERT INTO twilio_numbers (workspace_id, phone_number, sid) VALUES ('a', '+15005550003', 'PN4')
                ON CONFLICT (workspace_id, phone_number) DO UPDATE SET sid = excluded.sid;
                UPDATE twilio_numbers SET status = 'released' WHERE sid = 'PN1';
                UPDATE workspace_twilio_config SET is_configured = TRUE""");

        assertThat(query(SERVICE, null, "SELECT workspace_id, sid, status FROM twilio_numbers ORDER BY sid"))
                .containsExactly("a|PN1|released", "b|PN2|active", "a|PN4|active");
        assertThat(query(SERVICE, null, "SELECT workspace_id FROM workspace_twilio_config WHERE is_configured"))
                .containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO twilio_numbers (workspace_id, phone_number, sid) VALUES ('b', '+15005550009', 'PN9')",
                "UPDATE twilio_numbers SET workspace_id = 'b' WHERE sid = 'PN1'",
                "INSERT INTO twilio_numbers (workspace_id, phone_number, sid) VALUES ('b', '+15005550009', 'PN9')"
                        + " ON CONFLICT (workspace_id, phone_number) DO UPDATE SET sid = excluded.sid",
                "INSERT INTO twilio_numbers (workspace_id, phone_number, sid) VALUES ('b', '+15005550002', 'PN9')"
                        + " ON CONFLICT (workspace_id, phone_number) DO UPDATE SET sid = excluded.sid",
                "INSERT INTO workspace_twilio_config (workspace_id, account_sid) VALUES ('b', 'AC9')"
                        + " ON CONFLICT (workspace_id) DO UPDATE SET account_sid = excluded.account_sid",
                "UPDATE workspace_twilio_config SET workspace_id = 'b'",
                // Nobody lets themselves in.
                "INSERT INTO workspace_members (workspace_id, user_id) VALUES ('b', '00000000-0000-4000-8000-00000000000a')",
                "INSERT INTO workspaces (id, name) VALUES ('c', 'C')",
            })
    void aWriteIntoAForeignWorkspaceIsRefused(String sql) throws SQLException {
        List<String> before =
                query(SERVICE, null, "SELECT * FROM twilio_numbers, workspace_twilio_config ORDER BY 1, 11");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(AUTHENTICATED, ALICE, sql))
                .withMessageContaining("row-level security")
                .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));

        assertThat(query(SERVICE, null, "SELECT * FROM twilio_numbers, workspace_twilio_config ORDER BY 1, 11"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE twilio_numbers SET sid = 'PN9' WHERE workspace_id = 'b'",
                "DELETE FROM twilio_numbers WHERE workspace_id = 'b'",
                "DELETE FROM workspace_twilio_config WHERE workspace_id = 'b'",
                "UPDATE workspace_members SET workspace_id = 'b'",
                "UPDATE workspaces SET name = 'mine'",
                "DELETE FROM workspaces",
            })
    void rowsOutOfReachAreNotTouched(String sql) throws SQLException {
        assertThat(execute(AUTHENTICATED, ALICE, sql)).isZero();
    }

    /** Not a boundary against these two: a direct connection as either of them reads everything. */
    @ParameterizedTest
    @ValueSource(strings = {OWNER, SERVICE})
    void theOwnerAndTheServiceRoleBypassIt(String role) throws SQLException {
        assertThat(query(role, STRANGER, ALL_ROWS)).hasSize(8);
    }

    /** Supabase's poolers hand one connection to many people. */
    @Test
    void whoIsSignedInIsForgottenWithTheTransaction() throws SQLException {
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE " + AUTHENTICATED);
            connection.setAutoCommit(false);
            PostgresDatabase.signIn(connection, ALICE);
            assertThat(Rows.of(connection, ALL_ROWS)).hasSize(4);
            connection.commit();

            assertThat(Rows.of(connection, ALL_ROWS)).isEmpty();
        }
    }

    private List<String> query(String role, @Nullable UUID user, String sql) throws SQLException {
        return postgres.as(role, user, connection -> Rows.of(connection, sql));
    }

    /** Runs the statements; how many rows the first one touched. */
    private int execute(String role, @Nullable UUID user, String sql) throws SQLException {
        return postgres.as(role, user, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }
}
