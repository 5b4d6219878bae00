package app.switchboard.sim;

import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is in the database, read past the engine.
 *
 * @param rows the numbers, by phone number
 * @param changes the journal, by id
 * @param runs how the runs ended, by id; {@code ""} where one did not
 * @param credentials the saved credentials; {@code ""} where there are none
 */
record Books(Map<String, Row> rows, Map<String, Change> changes, Map<String, String> runs, String credentials) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<EnumMap<WebhookField, String>> FIELDS = new TypeReference<>() {};

    /** A number as stored. */
    record Row(
            String id,
            String phoneNumber,
            String sid,
            String name,
            boolean active,
            @Nullable String url,
            String type,
            String createdAt,
            String updatedAt,
            Capabilities capabilities,
            Map<WebhookField, String> webhooks,
            @Nullable String serviceSid) {}

    /**
     * A row of the journal.
     *
     * @param outcome {@code done}, {@code gone} or {@code failed}; null while open
     */
    record Change(
            String id,
            String runId,
            String sid,
            String phoneNumber,
            String after,
            Map<WebhookField, String> fieldsBefore,
            @Nullable String outcome) {

        /** True where a number has what was asked for. */
        boolean isMadeIn(@Nullable TwilioNumber number) {
            return number != null
                    && number.webhook(WebhookField.SMS_URL).equals(after)
                    && number.webhook(WebhookField.SMS_METHOD).equals("POST");
        }
    }

    static Books read(Store store) {
        Map<String, Row> rows = new LinkedHashMap<>();
        store.list(
                        "SELECT n.*, d.* FROM twilio_numbers n JOIN number_details d ON d.number_id = n.id"
                                + " WHERE n.workspace_id = ? ORDER BY n.phone_number",
                        Books::row,
                        Computer.WORKSPACE)
                .forEach(row -> rows.put(row.phoneNumber(), row));
        Map<String, Change> changes = new HashMap<>();
        store.list("SELECT * FROM webhook_changes WHERE workspace_id = ?", Books::change, Computer.WORKSPACE)
                .forEach(change -> changes.put(change.id(), change));
        Map<String, String> runs = new HashMap<>();
        store.list(
                        "SELECT id, outcome FROM sync_runs",
                        row -> Map.entry(row.getString(1), Objects.requireNonNullElse(row.getString(2), "")))
                .forEach(run -> runs.put(run.getKey(), run.getValue()));
        List<String> credentials = store.list(
                "SELECT t.account_sid || ' ' || c.last_four || ' ' || coalesce(CAST(c.verified_at AS TEXT), '')"
                        + " FROM workspace_credentials c"
                        + " JOIN workspace_twilio_config t ON t.workspace_id = c.workspace_id"
                        + " WHERE c.workspace_id = ?",
                row -> row.getString(1),
                Computer.WORKSPACE);
        return new Books(rows, changes, runs, credentials.isEmpty() ? "" : credentials.getFirst());
    }

    /** The open intents for a number. */
    static List<Change> open(Store store, String sid) {
        return store.list(
                "SELECT * FROM webhook_changes WHERE workspace_id = ? AND number_sid = ? AND finished_at IS NULL",
                Books::change,
                Computer.WORKSPACE,
                sid);
    }

    private static Row row(ResultSet row) throws SQLException {
        Map<WebhookField, String> webhooks = new EnumMap<>(WebhookField.class);
        for (WebhookField field : WebhookField.values()) {
            String value = row.getString(field.name().toLowerCase(Locale.ROOT));
            if (value != null) {
                webhooks.put(field, value);
            }
        }
        return new Row(
                row.getString("id"),
                row.getString("phone_number"),
                row.getString("sid"),
                row.getString("friendly_name"),
                row.getString("status").equals("active"),
                row.getString("webhook_url"),
                row.getString("webhook_type"),
                row.getString("created_at"),
                row.getString("updated_at"),
                new Capabilities(
                        row.getBoolean("voice"), row.getBoolean("sms"), row.getBoolean("mms"), row.getBoolean("fax")),
                webhooks,
                row.getString("messaging_service_sid"));
    }

    private static Change change(ResultSet row) throws SQLException {
        try {
            return new Change(
                    row.getString("id"),
                    row.getString("run_id"),
                    row.getString("number_sid"),
                    row.getString("phone_number"),
                    row.getString("value_after"),
                    JSON.readValue(row.getString("fields_before"), FIELDS),
                    row.getTimestamp("finished_at") == null ? null : row.getString("outcome"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The journal's rows of a run that ended so. */
    long count(String runId, String outcome) {
        return changes.values().stream()
                .filter(change -> change.runId().equals(runId) && outcome.equals(change.outcome()))
                .count();
    }
}
