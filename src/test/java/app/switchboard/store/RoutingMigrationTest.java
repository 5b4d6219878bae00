package app.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.history.History;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.Numbers;
import app.switchboard.numbers.Route;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.FieldChange;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.JournalEntry;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.Reason;
import app.switchboard.webhook.Undo;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.Routing;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of the version before plans and undo, with a bit of everything in it, opened by this one. */
class RoutingMigrationTest {

    private static final String ODD = "https://x.example/{id}?q=\"%zz\\ü\n😀";

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void migrate() throws Exception {
        try (var connection = OldDatabases.make(folder, "2")) {
            Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('acme', 'Acme')");
            Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('bare', 'Bare')");
            Sql.update(
                    connection,
                    "INSERT INTO workspace_settings (workspace_id, webhook_template) VALUES ('acme', ?)",
                    "https://old.example/{workspaceId}/sms");
            Sql.update(connection, "INSERT INTO workspace_former_templates VALUES ('acme', 'https://older.example/a')");
            number(connection, "1", "voice", "https://v.example/{id}", null, null);
            number(connection, "2", "voice", "https://v.example/", "AP1", null);
            number(connection, "3", "voice", "https://v.example/", null, "TK1");
            number(connection, "4", "sms", "https://v.example/", null, null);
            number(connection, "5", "voice", null, null, null);
            write(connection, "done", ODD, "done");
            write(connection, "open", "https://old.example/acme/sms", null);
            Sql.update(
                    connection,
                    "INSERT INTO sync_runs (id, workspace_id, purpose, started_at, finished_at, outcome, summary)"
                            + " VALUES ('run', 'acme', 'sync', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'complete', ?)",
                    "{\"workspace\":\"acme\",\"run\":\"run\",\"outcome\":\"complete\",\"listed\":5,\"added\":5,"
                            + "\"changed\":0,\"unchanged\":0,\"released\":0,\"webhooks\":{\"configured\":1,"
                            + "\"already\":2,\"foreign\":0,\"overridden\":0,\"unsupported\":0,\"gone\":0,"
                            + "\"failed\":0},\"requests\":9,\"retries\":0,\"millis\":7,\"failures\":[]}");
        }
        database = Database.open(folder);
    }

    private static void number(
            Connection connection,
            String id,
            String can,
            @Nullable String voiceUrl,
            @Nullable String app,
            @Nullable String trunk)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO twilio_numbers (id, workspace_id, phone_number, sid, friendly_name, webhook_type)"
                        + " VALUES (?, 'acme', ?, ?, 'n', 'none')",
                id,
                "+" + id,
                "PN" + id);
        Sql.update(
                connection,
                "INSERT INTO number_details (number_id, voice, sms, mms, fax, sms_method, voice_url,"
                        + " voice_application_sid, trunk_sid) VALUES (?, ?, TRUE, FALSE, FALSE, 'POST', ?, ?, ?)",
                id,
                can.equals("voice"),
                voiceUrl,
                app,
                trunk);
    }

    private static void write(Connection connection, String id, String to, @Nullable String outcome)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO webhook_changes (id, run_id, workspace_id, number_sid, phone_number, field, value_before,"
                        + " value_after, fields_before, intended_at, outcome)"
                        + " VALUES (?, 'run', 'acme', ?, '+1', 'SmsUrl', NULL, ?, ?, ?, ?)",
                id,
                "PN-" + id,
                to,
                "{\"SMS_METHOD\":\"GET\",\"VOICE_URL\":\"https://v.example/{id}\"}",
                Instant.EPOCH,
                outcome);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theAddressOfAWorkspaceBecomesItsRouting() {
        Workspaces workspaces = new Workspaces(database, Clock.systemUTC());
        assertThat(workspaces.require("acme").routing())
                .isEqualTo(new Routing(Map.of(
                        Hook.MESSAGES, HookSetting.on(WebhookTemplate.of("https://old.example/{workspaceId}/sms")))));
        assertThat(workspaces.require("acme").policy()).isEqualTo(Policy.DEFAULT);
        assertThat(workspaces.formerTemplates("acme")).containsExactly(WebhookTemplate.of("https://older.example/a"));
        assertThat(workspaces.require("bare").routing()).isEqualTo(Routing.messagesTo(WebhookTemplate.DEFAULT));
    }

    @Test
    void writesAreKeptFieldByFieldAndCanBeTakenBack() {
        Journal journal = new Journal(database, Clock.systemUTC());
        JournalEntry done = journal.of("acme", "PN-done", 9).getFirst();
        assertThat(done.asked()).isEqualTo(Map.of(WebhookField.SMS_URL, ODD, WebhookField.SMS_METHOD, "POST"));
        assertThat(done.before())
                .isEqualTo(Map.of(WebhookField.SMS_METHOD, "GET", WebhookField.VOICE_URL, "https://v.example/{id}"));
        assertThat(done.outcome()).isEqualTo(Journal.Outcome.DONE);
        assertThat(done.reason()).isNull();
        assertThat(done.undoes()).isNull();
        assertThat(journal.open("acme")).extracting(JournalEntry::id).containsExactly("open");
        assertThat(new Undo(journal).lastRun("acme"))
                .containsExactly(new NumberChange(
                        "PN-done",
                        "+1",
                        List.of(
                                new FieldChange(WebhookField.SMS_URL, ODD, "", Reason.UNDO),
                                new FieldChange(WebhookField.SMS_METHOD, "POST", "GET", Reason.UNDO)),
                        "done"));
    }

    @Test
    void whereCallsGoIsToldAsFarAsItIsKnown() {
        List<StoredNumber> numbers = new Numbers(database, Clock.systemUTC()).of("acme");
        assertThat(numbers)
                .extracting(StoredNumber::calls)
                .containsExactly(
                        new Route(WebhookType.EXTERNAL, "https://v.example/{id}", null),
                        Route.NONE,
                        Route.NONE,
                        Route.NONE,
                        Route.NONE);
    }

    @Test
    void theReportsOfOldRunsAreReadable() {
        RunReport report = Objects.requireNonNull(new History(database, Clock.systemUTC())
                .recent("acme", 9)
                .getFirst()
                .report());
        assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(report.webhooks()).isEqualTo(new RunReport.Webhooks(1, 2, 0, 0, 0, 0, 0, 0, 0));
        assertThat(report.drift()).isZero();
    }
}
