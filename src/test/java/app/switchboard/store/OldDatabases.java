package app.switchboard.store;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Made the database files of older versions in {@code src/test/resources/databases}, with a bit of everything in each; they are never made anew. For a new version, add what is new in it to {@link #fill} and run {@link #main} with that version, before the next migration is written.
 */
final class OldDatabases {

    private OldDatabases() {}

    /** Arguments: a schema version, then the ZIP to make. */
    public static void main(String[] args) throws Exception {
        int version = Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("old-database");
        try (Connection connection = make(folder, args[0])) {
            fill(connection, version);
            Sql.update(connection, "SHUTDOWN COMPACT");
        }
        try (OutputStream out = Files.newOutputStream(Path.of(args[1]));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(H2File.NAME));
            Files.copy(H2File.in(folder), zip);
        }
    }

    /** Makes a new database of an older schema in a folder, and gives a connection to it; closed, that closes the database. */
    static Connection make(Path folder, String version) throws SQLException {
        JdbcDataSource source = H2File.source(folder);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .target(version)
                .load()
                .migrate();
        return source.getConnection();
    }

    private static void fill(Connection connection, int version) throws SQLException {
        for (String id : new String[] {"acme", "globex", "bare"}) {
            Sql.update(
                    connection,
                    "INSERT INTO workspaces VALUES (?, ?, TIMESTAMP WITH TIME ZONE '2026-11-01 09:00:00.123456+00:00',"
                            + " TIMESTAMP WITH TIME ZONE '2026-11-02 09:00:00+00:00')",
                    id,
                    id + " \u00fc\u202e\u4e2d");
        }
        Sql.update(connection, "INSERT INTO workspace_members (workspace_id, user_id) VALUES ('acme', RANDOM_UUID())");
        Sql.update(
                connection,
                "INSERT INTO workspace_twilio_config (workspace_id, account_sid, webhook_url, is_configured)"
                        + " VALUES ('acme', 'AC0123456789abcdef0123456789abcdef', 'https://a.example/acme', TRUE)");
        Sql.update(
                connection,
                "INSERT INTO workspace_credentials VALUES ('acme', 'vault', '3210', CURRENT_TIMESTAMP),"
                        + " ('globex', 'keychain', '0000', NULL)");
        Sql.update(
                connection,
                "INSERT INTO workspace_former_templates VALUES ('acme', 'https://former.example/{workspaceId}')");
        Sql.update(
                connection,
                version < 3
                        ? "INSERT INTO workspace_settings VALUES ('acme', 'https://a.example/{workspaceId}'),"
                                + " ('globex', 'https://g.example/{workspaceId}')"
                        : "INSERT INTO workspace_settings (workspace_id, foreign_policy, read_only, check_every)"
                                + " VALUES ('acme', 'replace', TRUE, 'hourly'), ('globex', 'ask', FALSE, 'off')");
        numbers(connection);
        runs(connection, version);
        if (version >= 3) {
            Sql.update(
                    connection,
                    "INSERT INTO workspace_hooks VALUES ('acme', 'messages', TRUE, 'https://a.example/{workspaceId}',"
                            + " 'POST'), ('acme', 'calls', FALSE, 'https://a.example/calls', 'GET')");
            Sql.update(
                    connection,
                    "INSERT INTO number_drift (workspace_id, run_id, number_sid, phone_number, field, value_before,"
                            + " value_after, seen_at, settled_by) VALUES ('acme', 'run1', 'PN1', '+14155550101',"
                            + " 'SmsUrl', '', 'https://x.example', CURRENT_TIMESTAMP, NULL)");
        }
        if (version >= 4) {
            Sql.update(
                    connection,
                    "UPDATE workspace_settings SET colour = 'blue', production = TRUE WHERE workspace_id = 'acme'");
            Sql.update(connection, "INSERT INTO number_tags VALUES ('n1', 'night'), ('n1', 'vip'), ('n2', 'vip')");
            Sql.update(connection, "INSERT INTO number_kept VALUES ('n2', 'https://other.example/2', '')");
        }
    }

    private static void numbers(Connection connection) throws SQLException {
        for (int i = 1; i <= 6; i++) {
            Sql.update(
                    connection,
                    "INSERT INTO twilio_numbers (id, workspace_id, phone_number, friendly_name, sid, status,"
                            + " webhook_url, webhook_type) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    "n" + i,
                    i == 6 ? "globex" : "acme",
                    "+1415555010" + i,
                    i == 5 ? "x".repeat(4000) : "=name " + i + " \u202e",
                    "PN" + i,
                    i == 4 ? "released" : "active",
                    i == 3 ? null : "https://other.example/" + i,
                    i == 3 ? "none" : "external");
            Sql.update(
                    connection,
                    "INSERT INTO number_details (number_id, voice, sms, mms, fax, sms_url, sms_method, voice_url,"
                            + " voice_method, status_callback) VALUES (?, TRUE, TRUE, FALSE, FALSE, ?, 'POST', ?, 'GET', '')",
                    "n" + i,
                    i == 3 ? "" : "https://other.example/" + i,
                    i % 2 == 0 ? null : "https://calls.example/" + i);
        }
    }

    private static void runs(Connection connection, int version) throws SQLException {
        for (int i = 1; i <= 3; i++) {
            Sql.update(
                    connection,
                    "INSERT INTO sync_runs (id, workspace_id, purpose, started_at, finished_at, outcome)"
                            + " VALUES (?, 'acme', 'sync', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'incomplete')",
                    "run" + i);
            String before = "{\"SMS_URL\":\"https://before.example/" + i + "\",\"SMS_METHOD\":\"GET\"}";
            if (version < 3) {
                Sql.update(
                        connection,
                        "INSERT INTO webhook_changes (id, run_id, workspace_id, number_sid, phone_number, field,"
                                + " value_before, value_after, fields_before, intended_at, finished_at, outcome)"
                                + " VALUES (?, ?, 'acme', ?, ?, 'SmsUrl', ?, 'https://a.example/acme', ?,"
                                + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'done')",
                        "change" + i,
                        "run" + i,
                        "PN" + i,
                        "+1415555010" + i,
                        "https://before.example/" + i,
                        before);
            } else {
                Sql.update(
                        connection,
                        "INSERT INTO webhook_changes (id, run_id, workspace_id, number_sid, phone_number,"
                                + " fields_before, fields_after, reason, intended_at, finished_at, outcome)"
                                + " VALUES (?, ?, 'acme', ?, ?, ?, '{\"SMS_URL\":\"https://a.example/acme\"}', 'other_url',"
                                + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'done')",
                        "change" + i,
                        "run" + i,
                        "PN" + i,
                        "+1415555010" + i,
                        before);
            }
        }
    }
}
