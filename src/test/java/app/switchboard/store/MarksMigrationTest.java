package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.numbers.Drift;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.JournalEntry;
import app.switchboard.webhook.Reason;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.Routing;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of the version before marks, tags and kept numbers, with a bit of everything in it, opened by this one. */
class MarksMigrationTest {

    @TempDir
    Path folder;

    private Database database;
    private Numbers numbers;
    private Workspaces workspaces;

    @BeforeEach
    void migrate() throws Exception {
        try (var connection = OldDatabases.make(folder, "3")) {
            Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('acme', 'Acme')");
            Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('bare', 'Bare')");
            Sql.update(
                    connection,
                    "INSERT INTO workspace_settings (workspace_id, foreign_policy, read_only, check_every)"
                            + " VALUES ('acme', 'replace', TRUE, 'hourly')");
            Sql.update(
                    connection,
                    "INSERT INTO workspace_hooks VALUES ('acme', 'messages', TRUE, 'https://old.example/a', 'GET')");
            number(connection, "1", "https://other.example/in", "active");
            number(connection, "2", null, "released");
            Sql.update(
                    connection,
                    "INSERT INTO number_drift (workspace_id, run_id, number_sid, phone_number, field, value_before,"
                            + " value_after, seen_at) VALUES ('acme', 'run', 'PN1', '+1', 'SmsUrl', '', 'x', ?)",
                    Instant.EPOCH);
            Sql.update(
                    connection,
                    "INSERT INTO webhook_changes (id, run_id, workspace_id, number_sid, phone_number, fields_before,"
                            + " fields_after, reason, intended_at, outcome)"
                            + " VALUES ('done', 'run', 'acme', 'PN1', '+1', '{}', ?, 'other_url', ?, 'done')",
                    "{\"SMS_URL\":\"https://a.example\"}",
                    Instant.EPOCH);
        }
        database = Database.open(folder);
        numbers = new Numbers(database, Clock.systemUTC());
        workspaces = new Workspaces(database, Clock.systemUTC());
    }

    private static void number(Connection connection, String id, @Nullable String smsUrl, String status)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO twilio_numbers (id, workspace_id, phone_number, sid, friendly_name, webhook_type, status)"
                        + " VALUES (?, 'acme', ?, ?, 'n', 'none', ?)",
                id,
                "+" + id,
                "PN" + id,
                status);
        Sql.update(
                connection,
                "INSERT INTO number_details (number_id, voice, sms, mms, fax, sms_url) VALUES (?, TRUE, TRUE, FALSE,"
                        + " FALSE, ?)",
                id,
                smsUrl);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void workspacesStayAsTheyAreAndHaveNoMarks() {
        Workspace acme = workspaces.require("acme");
        assertThat(acme.routing())
                .isEqualTo(new Routing(Map.of(
                        Hook.MESSAGES,
                        new HookSetting(true, new WebhookTemplate("https://old.example/a"), HookSetting.Method.GET))));
        assertThat(acme.policy()).isEqualTo(new Policy(Policy.Foreign.REPLACE, true, Policy.Schedule.HOURLY));
        assertThat(workspaces.all()).extracting(Workspace::marks).containsExactly(Marks.NONE, Marks.NONE);

        Marks marks = new Marks(Marks.Colour.GRAY, true);
        workspaces.change("acme", marks);
        workspaces.change("bare", marks);
        assertThat(workspaces.all()).extracting(Workspace::marks).containsExactly(marks, marks);
        assertThat(workspaces.require("acme").policy()).isEqualTo(acme.policy());
    }

    @Test
    void numbersStayAsTheyAreAndCanBeTaggedAndKept() {
        assertThat(numbers.of("acme")).extracting(StoredNumber::tags).containsExactly(List.of(), List.of());
        assertThat(numbers.of("acme")).noneMatch(StoredNumber::kept);

        numbers.tag(Set.of("1", "2"), Set.of("vip"), Set.of());
        numbers.keep(Set.of("1", "2"), true);

        assertThat(numbers.of("acme")).allSatisfy(row -> {
            assertThat(row.tags()).containsExactly("vip");
            assertThat(row.kept()).isTrue();
        });
        assertThat(numbers.of("acme").getFirst().webhook(WebhookField.SMS_URL)).isEqualTo("https://other.example/in");
    }

    @Test
    void driftAndTheJournalStay() {
        assertThat(new DriftLog(database).unsettled("acme"))
                .containsExactly(new DriftLog.Found(new Drift("PN1", "+1", "SmsUrl", "", "x"), Instant.EPOCH));
        assertThat(new DriftLog(database).counts()).isEqualTo(Map.of("acme", 1));
        assertThat(new Journal(database, Clock.systemUTC()).of("acme", "PN1", 9))
                .extracting(JournalEntry::reason)
                .containsExactly(Reason.OTHER_URL);
    }
}
