package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The local H2 database, as the app opens it, and the team's Postgres hold the same tables: both engines are asked. */
@ExtendWith(PostgresDatabase.Each.class)
class SchemaMirrorTest {

    private static final List<String> MIRRORED =
            List.of("workspaces", "workspace_members", "workspace_twilio_config", "twilio_numbers");

    private static final List<String> TWILIO_NUMBERS = """
            twilio_numbers: column 1 id text not null default random uuid
            twilio_numbers: column 2 workspace_id text not null
            twilio_numbers: column 3 phone_number text not null
            twilio_numbers: column 4 friendly_name text
            twilio_numbers: column 5 sid text not null
            twilio_numbers: column 6 status text default 'active'
            twilio_numbers: column 7 webhook_url text
            twilio_numbers: column 8 webhook_type text default 'workspace'
            twilio_numbers: column 9 created_at timestamptz default now
            twilio_numbers: column 10 updated_at timestamptz default now
            twilio_numbers: foreign key (workspace_id) references workspaces (id) on update no action on delete cascade
            twilio_numbers: primary key (id)
            twilio_numbers: unique (workspace_id, phone_number)
            """.lines().toList();

    private static PostgresDatabase postgres;

    private Connection h2;

    @BeforeAll
    static void migrate(PostgresDatabase database) {
        postgres = database;
    }

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        Database.open(folder).close();
        // As the owner: the work may change no table.
        h2 = H2File.existing(folder).getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
    }

    @Test
    void bothEnginesHoldTheSameTables() throws SQLException {
        for (String table : MIRRORED) {
            assertThat(facts(List.of(table))).isNotEmpty().isEqualTo(facts(postgres, List.of(table)));
        }
    }

    @Test
    void twilioNumbersIsExactlyTheGivenTable() throws SQLException {
        assertThat(facts(List.of("twilio_numbers"))).isEqualTo(TWILIO_NUMBERS);
        assertThat(facts(postgres, List.of("twilio_numbers"))).isEqualTo(TWILIO_NUMBERS);
    }

    /** The definition as the team gave it, run as it stands: the expectation above is no invention of ours. */
    @Test
    void theGivenDefinitionYieldsTheseFacts(PostgresDatabase own) throws SQLException {
        try (Connection connection = own.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DROP TABLE twilio_numbers;
                    CREATE TABLE twilio_numbers (
                      id TEXT PRIMARY KEY DEFAULT gen_random_uuid()::text,
                      workspace_id TEXT NOT NULL REFERENCES workspaces(id) ON DELETE CASCADE,
                      phone_number TEXT NOT NULL, friendly_name TEXT, sid TEXT NOT NULL,
                      status TEXT DEFAULT 'active', webhook_url TEXT, webhook_type TEXT DEFAULT 'workspace',
                      created_at TIMESTAMPTZ DEFAULT NOW(), updated_at TIMESTAMPTZ DEFAULT NOW(),
                      UNIQUE(workspace_id, phone_number))""");
        }

        assertThat(facts(own, List.of("twilio_numbers"))).isEqualTo(TWILIO_NUMBERS);
    }

    @Test
    void postgresHoldsNoOtherTable() throws SQLException {
        try (Connection connection = postgres.dataSource().getConnection()) {
            assertThat(Rows.of(connection, """
                    SELECT table_name FROM information_schema.tables
                    WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'""")).containsExactlyInAnyOrderElementsOf(MIRRORED);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a column's type         | twilio_numbers ALTER COLUMN status SET DATA TYPE VARCHAR(40)
            a key's type            | workspace_members ALTER COLUMN user_id SET DATA TYPE TEXT
            a time without its zone | twilio_numbers ALTER COLUMN updated_at SET DATA TYPE TIMESTAMP
            a time's precision      | twilio_numbers ALTER COLUMN updated_at SET DATA TYPE TIMESTAMP(3) WITH TIME ZONE
            nullable, was not       | twilio_numbers ALTER COLUMN sid DROP NOT NULL
            not nullable, was       | twilio_numbers ALTER COLUMN friendly_name SET NOT NULL
            another default         | twilio_numbers ALTER COLUMN status SET DEFAULT 'Active'
            no default              | workspace_twilio_config ALTER COLUMN is_configured DROP DEFAULT
            a default of local time | workspaces ALTER COLUMN created_at SET DEFAULT NOW()
            an extra column         | twilio_numbers ADD COLUMN capabilities TEXT
            a column less           | twilio_numbers DROP COLUMN webhook_type
            another column order    | twilio_numbers ADD COLUMN extra TEXT BEFORE sid
            an extra unique         | twilio_numbers ADD UNIQUE (sid)
            another table name      | workspace_members RENAME TO members
            """)
    void aPlantedDifferenceIsSeen(String what, String change) throws SQLException {
        assertSeen("ALTER TABLE " + change);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no unique             | twilio_numbers    | UNIQUE      |
            unique, other order   | twilio_numbers    | UNIQUE      | (phone_number, workspace_id)
            unique, fewer columns | twilio_numbers    | UNIQUE      | (phone_number)
            no foreign key        | twilio_numbers    | FOREIGN KEY |
            no cascade            | twilio_numbers    | FOREIGN KEY | (workspace_id) REFERENCES workspaces (id)
            other delete rule     | twilio_numbers    | FOREIGN KEY | (workspace_id) REFERENCES workspaces (id) ON DELETE SET NULL
            other update rule     | twilio_numbers    | FOREIGN KEY | (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE ON UPDATE CASCADE
            other key order       | workspace_members | PRIMARY KEY | (user_id, workspace_id)
            """)
    void aPlantedDifferenceInAConstraintIsSeen(String what, String table, String type, @Nullable String replacement)
            throws SQLException {
        String name = constraint(h2, table, type);
        String alter = "ALTER TABLE " + table;
        assertSeen(
                alter + " DROP CONSTRAINT \"" + name + "\"",
                replacement == null ? "" : alter + " ADD " + type + " " + replacement);
    }

    private void assertSeen(String... changes) throws SQLException {
        List<String> given = facts(postgres, MIRRORED);
        assertThat(facts(MIRRORED)).isEqualTo(given);

        try (Statement statement = h2.createStatement()) {
            for (String change : changes) {
                statement.execute(change);
            }
        }

        assertThat(facts(MIRRORED)).isNotEqualTo(given);
    }

    private List<String> facts(List<String> tables) throws SQLException {
        return SchemaFacts.of(h2, tables);
    }

    private static List<String> facts(PostgresDatabase database, List<String> tables) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return SchemaFacts.of(connection, tables);
        }
    }

    private static String constraint(Connection connection, String table, String type) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT constraint_name FROM information_schema.table_constraints
                WHERE table_schema = 'public' AND table_name = ? AND constraint_type = ?""")) {
            statement.setString(1, table);
            statement.setString(2, type);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }
}
