package app.switchboard.bench;

import app.switchboard.numbers.Numbers;
import app.switchboard.numbers.Route;
import app.switchboard.numbers.Routes;
import app.switchboard.numbers.WebhookType;
import app.switchboard.store.Database;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code Numbers.upsert} of 10,000 rows, against a bare JDBC batch that puts the same rows (of what changed, the notes on that too) into the same tables of the same file in one transaction. */
final class UpsertBench {

    private static final int ROWS = 10_000;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 7;
    private static final double PROMISED = 1.5;
    private static final String OLD = "https://old.example/sms";

    private final Times insert = new Times();
    private final Times bareInsert = new Times();
    private final Times update = new Times();
    private final Times bareUpdate = new Times();

    private UpsertBench() {}

    static List<Line> run(Path folder) {
        for (int i = 0; i < WARM_UP; i++) {
            new UpsertBench().round(folder.resolve("warm-up-" + i), i);
        }
        UpsertBench bench = new UpsertBench();
        for (int i = 0; i < ROUNDS; i++) {
            bench.round(folder.resolve("upsert-" + i), i);
        }
        return List.of(
                Line.ratio("Local upsert, 10,000 new rows", bench.insert, bench.bareInsert, PROMISED),
                Line.ratio("Local upsert, 10,000 changed rows", bench.update, bench.bareUpdate, PROMISED));
    }

    /** A file of its own; who comes first changes with every round. */
    private void round(Path folder, int index) {
        try (Database database = Database.open(folder)) {
            Workspaces workspaces = new Workspaces(database, Clock.systemUTC());
            workspaces.add("ours", "Ours", WebhookTemplate.DEFAULT);
            workspaces.add("bare", "Bare", WebhookTemplate.DEFAULT);
            Numbers numbers = new Numbers(database, Clock.systemUTC());
            List<TwilioNumber> before = numbers(OLD);
            List<TwilioNumber> after = numbers("https://new.example/sms");
            List<String> ids =
                    before.stream().map(number -> UUID.randomUUID().toString()).toList();
            Runnable oursInserts = () -> insert.time(() -> upsert(numbers, before));
            Runnable bareInserts = () -> bareInsert.time(() -> database.write(c -> insert(c, ids, before)));
            Runnable oursUpdates = () -> update.time(() -> upsert(numbers, after));
            Runnable bareUpdates = () -> bareUpdate.time(() -> database.write(c -> update(c, ids, after)));
            List<Runnable> steps = index % 2 == 0
                    ? List.of(oursInserts, bareInserts, oursUpdates, bareUpdates)
                    : List.of(bareInserts, oursInserts, bareUpdates, oursUpdates);
            steps.forEach(Runnable::run);
        }
    }

    private static void upsert(Numbers numbers, List<TwilioNumber> listed) {
        numbers.upsert("ours", listed, UpsertBench::routes, new Numbers.Sighting("run", drift -> false));
    }

    static Routes routes(TwilioNumber number) {
        return new Routes(
                new Route(WebhookType.EXTERNAL, number.webhook(WebhookField.SMS_URL), null), Route.NONE, null);
    }

    static List<TwilioNumber> numbers(String smsUrl) {
        List<TwilioNumber> numbers = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            numbers.add(new TwilioNumber(
                    String.format("PN%032d", i),
                    "AC" + "0".repeat(32),
                    "+1415" + (5_550_000 + i),
                    "Line " + i,
                    new Capabilities(true, true, false, false),
                    Map.of(
                            WebhookField.SMS_URL, smsUrl,
                            WebhookField.SMS_METHOD, "POST",
                            WebhookField.SMS_FALLBACK_METHOD, "POST",
                            WebhookField.VOICE_METHOD, "POST",
                            WebhookField.VOICE_RECEIVE_MODE, "voice")));
        }
        return numbers;
    }

    private static void insert(Connection connection, List<String> ids, List<TwilioNumber> rows) throws SQLException {
        try (PreparedStatement number = connection.prepareStatement(
                        "INSERT INTO twilio_numbers (id, workspace_id, phone_number, friendly_name, sid, status,"
                                + " webhook_url, webhook_type, created_at, updated_at)"
                                + " VALUES (?, 'bare', ?, ?, ?, 'active', ?, 'external', ?, ?)");
                PreparedStatement details = connection.prepareStatement(
                        "INSERT INTO number_details (voice, sms, mms, fax, sms_url, sms_method, sms_fallback_url,"
                                + " sms_fallback_method, sms_application_sid, voice_url, voice_method,"
                                + " voice_fallback_url, voice_fallback_method, voice_application_sid, trunk_sid,"
                                + " voice_receive_mode, status_callback, status_callback_method,"
                                + " messaging_service_sid, messages_via, calls_type, calls_url, calls_via, number_id)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
            for (int i = 0; i < rows.size(); i++) {
                TwilioNumber row = rows.get(i);
                number.setString(1, ids.get(i));
                number.setString(2, row.phoneNumber());
                number.setString(3, row.friendlyName());
                number.setString(4, row.sid());
                number.setString(5, row.webhook(WebhookField.SMS_URL));
                number.setObject(6, now);
                number.setObject(7, now);
                number.addBatch();
                bindDetails(details, row, ids.get(i));
            }
            number.executeBatch();
            details.executeBatch();
        }
    }

    private static void update(Connection connection, List<String> ids, List<TwilioNumber> rows) throws SQLException {
        try (PreparedStatement number = connection.prepareStatement(
                        "UPDATE twilio_numbers SET friendly_name = ?, sid = ?, status = 'active', webhook_url = ?,"
                                + " webhook_type = 'external', updated_at = ? WHERE id = ?");
                PreparedStatement details = connection.prepareStatement(
                        "UPDATE number_details SET voice = ?, sms = ?, mms = ?, fax = ?, sms_url = ?, sms_method = ?,"
                                + " sms_fallback_url = ?, sms_fallback_method = ?, sms_application_sid = ?,"
                                + " voice_url = ?, voice_method = ?, voice_fallback_url = ?,"
                                + " voice_fallback_method = ?, voice_application_sid = ?, trunk_sid = ?,"
                                + " voice_receive_mode = ?, status_callback = ?, status_callback_method = ?,"
                                + " messaging_service_sid = ?, messages_via = ?, calls_type = ?, calls_url = ?, calls_via = ?"
                                + " WHERE number_id = ?");
                PreparedStatement drift = connection.prepareStatement(
                        "INSERT INTO number_drift (workspace_id, run_id, number_sid, phone_number, field, value_before,"
                                + " value_after, seen_at) VALUES ('bare', 'run', ?, ?, 'SmsUrl', ?, ?, ?)")) {
            OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
            for (int i = 0; i < rows.size(); i++) {
                TwilioNumber row = rows.get(i);
                number.setString(1, row.friendlyName());
                number.setString(2, row.sid());
                number.setString(3, row.webhook(WebhookField.SMS_URL));
                number.setObject(4, now);
                number.setString(5, ids.get(i));
                number.addBatch();
                bindDetails(details, row, ids.get(i));
                drift.setString(1, row.sid());
                drift.setString(2, row.phoneNumber());
                drift.setString(3, OLD);
                drift.setString(4, row.webhook(WebhookField.SMS_URL));
                drift.setObject(5, now);
                drift.addBatch();
            }
            number.executeBatch();
            details.executeBatch();
            drift.executeBatch();
        }
    }

    private static void bindDetails(PreparedStatement details, TwilioNumber row, String id) throws SQLException {
        details.setBoolean(1, row.capabilities().voice());
        details.setBoolean(2, row.capabilities().sms());
        details.setBoolean(3, row.capabilities().mms());
        details.setBoolean(4, row.capabilities().fax());
        int at = 5;
        for (WebhookField field : WebhookField.values()) {
            details.setString(at++, row.webhooks().get(field));
        }
        details.setString(at++, null);
        details.setString(at++, null);
        details.setString(at++, "none");
        details.setString(at++, null);
        details.setString(at++, null);
        details.setString(at, id);
        details.addBatch();
    }
}
