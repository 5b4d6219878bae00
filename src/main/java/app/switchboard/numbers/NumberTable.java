package app.switchboard.numbers;

import app.switchboard.store.Sql;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code twilio_numbers} and {@code number_details}. */
final class NumberTable {

    private static final int BATCH = 1000;

    private static final List<String> WEBHOOK_COLUMNS = Arrays.stream(WebhookField.values())
            .map(field -> field.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final String SELECT = "SELECT * FROM twilio_numbers n JOIN number_details d ON d.number_id = n.id ";

    /** H2 refuses {@code ON CONFLICT ... DO UPDATE}; the standard's MERGE it takes. {@code id} and {@code created_at} are never updated. */
    private static final String UPSERT_NUMBER = """
            MERGE INTO twilio_numbers t
            USING (VALUES (CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),
                CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),
                CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE)))
              s (id, workspace_id, phone_number, friendly_name, sid, status, webhook_url, webhook_type,
                created_at, updated_at)
            ON t.workspace_id = s.workspace_id AND t.phone_number = s.phone_number
            WHEN MATCHED THEN UPDATE SET friendly_name = s.friendly_name, sid = s.sid, status = s.status,
              webhook_url = s.webhook_url, webhook_type = s.webhook_type, updated_at = s.updated_at
            WHEN NOT MATCHED THEN INSERT (id, workspace_id, phone_number, friendly_name, sid, status, webhook_url,
                webhook_type, created_at, updated_at)
              VALUES (s.id, s.workspace_id, s.phone_number, s.friendly_name, s.sid, s.status, s.webhook_url,
                s.webhook_type, s.created_at, s.updated_at)
            """;

    private static final String UPSERT_DETAILS = upsertDetails();

    private static String upsertDetails() {
        List<String> columns = new ArrayList<>(List.of("number_id", "voice", "sms", "mms", "fax"));
        columns.addAll(WEBHOOK_COLUMNS);
        columns.addAll(List.of("messaging_service_sid", "messages_via", "calls_type", "calls_url", "calls_via"));
        // H2's short form of MERGE: a primary key, and every other column set.
        return "MERGE INTO number_details (" + String.join(", ", columns) + ") KEY (number_id) VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    List<StoredNumber> all(Connection connection) throws SQLException {
        return Sql.list(connection, SELECT + "ORDER BY n.phone_number, n.workspace_id", NumberTable::map);
    }

    List<StoredNumber> of(Connection connection, String workspaceId) throws SQLException {
        return Sql.list(
                connection, SELECT + "WHERE n.workspace_id = ? ORDER BY n.phone_number", NumberTable::map, workspaceId);
    }

    /** Those of a workspace that have one of the given phone numbers. Joined, because H2 scans the whole workspace for {@code = ANY(?)}. */
    List<StoredNumber> of(Connection connection, String workspaceId, Collection<String> phoneNumbers)
            throws SQLException {
        return Sql.list(
                connection,
                "SELECT n.*, d.* FROM UNNEST(?) AS wanted (phone_number)"
                        + " JOIN twilio_numbers n ON n.workspace_id = ? AND n.phone_number = wanted.phone_number"
                        + " JOIN number_details d ON d.number_id = n.id",
                NumberTable::map,
                connection.createArrayOf("text", phoneNumbers.toArray()),
                workspaceId);
    }

    Map<String, Integer> activeCounts(Connection connection) throws SQLException {
        return Sql.list(
                        connection,
                        "SELECT workspace_id, count(*) AS numbers FROM twilio_numbers WHERE status = 'active'"
                                + " GROUP BY workspace_id",
                        row -> Map.entry(row.getString("workspace_id"), row.getInt("numbers")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<String, String> activeSids(Connection connection, String workspaceId) throws SQLException {
        return Sql.list(
                        connection,
                        "SELECT phone_number, sid FROM twilio_numbers WHERE workspace_id = ? AND status = 'active'",
                        row -> Map.entry(row.getString("phone_number"), row.getString("sid")),
                        workspaceId)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void upsert(Connection connection, Collection<StoredNumber> numbers) throws SQLException {
        try (PreparedStatement number = connection.prepareStatement(UPSERT_NUMBER);
                PreparedStatement details = connection.prepareStatement(UPSERT_DETAILS)) {
            int pending = 0;
            for (StoredNumber stored : numbers) {
                bindNumber(number, stored.number());
                number.addBatch();
                Sql.bind(details, detailsOf(stored));
                details.addBatch();
                if (++pending == BATCH) {
                    number.executeBatch();
                    details.executeBatch();
                    pending = 0;
                }
            }
            number.executeBatch();
            details.executeBatch();
        }
    }

    private static void bindNumber(PreparedStatement statement, PhoneNumber n) throws SQLException {
        Sql.bind(
                statement,
                n.id(),
                n.workspaceId(),
                n.phoneNumber(),
                n.friendlyName(),
                n.sid(),
                n.status().text(),
                n.webhookUrl(),
                n.webhookType().text(),
                n.createdAt(),
                n.updatedAt());
    }

    private static @Nullable Object[] detailsOf(StoredNumber stored) {
        List<@Nullable Object> values = new ArrayList<>();
        Capabilities can = stored.capabilities();
        values.addAll(List.of(stored.number().id(), can.voice(), can.sms(), can.mms(), can.fax()));
        for (WebhookField field : WebhookField.values()) {
            values.add(stored.webhooks().get(field));
        }
        values.add(stored.serviceSid());
        values.add(stored.via());
        values.add(stored.calls().type().text());
        values.add(stored.calls().url());
        values.add(stored.calls().via());
        return values.toArray();
    }

    private static StoredNumber map(ResultSet row) throws SQLException {
        PhoneNumber number = new PhoneNumber(
                row.getString("id"),
                row.getString("workspace_id"),
                row.getString("phone_number"),
                row.getString("friendly_name"),
                row.getString("sid"),
                NumberStatus.of(row.getString("status")),
                row.getString("webhook_url"),
                WebhookType.of(row.getString("webhook_type")),
                Sql.requiredInstant(row, "created_at"),
                Sql.requiredInstant(row, "updated_at"));
        Map<WebhookField, String> webhooks = new EnumMap<>(WebhookField.class);
        WebhookField[] fields = WebhookField.values();
        for (int i = 0; i < fields.length; i++) {
            String value = row.getString(WEBHOOK_COLUMNS.get(i));
            if (value != null) {
                webhooks.put(fields[i], value);
            }
        }
        return new StoredNumber(
                number,
                new Capabilities(
                        row.getBoolean("voice"), row.getBoolean("sms"), row.getBoolean("mms"), row.getBoolean("fax")),
                webhooks,
                row.getString("messages_via"),
                new Route(
                        WebhookType.of(row.getString("calls_type")),
                        row.getString("calls_url"),
                        row.getString("calls_via")),
                row.getString("messaging_service_sid"));
    }
}
