package app.switchboard.sim;

import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
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
 * @param changes the journal, by id, in its order
 * @param runs the runs, by id
 * @param drift what is called drift, in its order
 * @param credentials the saved credentials; {@code ""} where there are none
 */
record Books(
        Map<String, Row> rows,
        Map<String, Change> changes,
        Map<String, Run> runs,
        List<Found> drift,
        String credentials) {

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
     * @param asked what was to be set
     * @param undoes the write that it takes back
     * @param outcome {@code done}, {@code gone}, {@code failed}, {@code changed} or {@code not_made}; null while open
     */
    record Change(
            String id,
            long sequence,
            String runId,
            String sid,
            Map<WebhookField, String> asked,
            Map<WebhookField, String> fieldsBefore,
            @Nullable String undoes,
            @Nullable String outcome) {

        boolean isOpen() {
            return outcome == null;
        }

        /** True where a number has what was asked for. */
        boolean isMadeIn(@Nullable TwilioNumber number) {
            return number != null && has(number.webhooks(), asked);
        }

        static boolean has(Map<WebhookField, String> webhooks, Map<WebhookField, String> fields) {
            return fields.entrySet().stream()
                    .allMatch(field -> webhooks.getOrDefault(field.getKey(), "").equals(field.getValue()));
        }
    }

    /**
     * A run.
     *
     * @param outcome {@code ""} where it did not end
     * @param summary its report as JSON; {@code ""} where there is none
     */
    record Run(String id, String purpose, String outcome, String summary) {}

    /**
     * A row of drift.
     *
     * @param settledBy the run that acted on it
     */
    record Found(
            long sequence,
            String sid,
            String field,
            String before,
            String after,
            @Nullable String settledBy) {}

    static Books read(Store store) {
        Map<String, Row> rows = new LinkedHashMap<>();
        store.list(
                        "SELECT n.*, d.* FROM twilio_numbers n JOIN number_details d ON d.number_id = n.id"
                                + " WHERE n.workspace_id = ? ORDER BY n.phone_number",
                        Books::row,
                        Computer.WORKSPACE)
                .forEach(row -> rows.put(row.phoneNumber(), row));
        Map<String, Change> changes = new LinkedHashMap<>();
        store.list(
                        "SELECT * FROM webhook_changes WHERE workspace_id = ? ORDER BY sequence",
                        row -> change(store, row),
                        Computer.WORKSPACE)
                .forEach(change -> changes.put(change.id(), change));
        Map<String, Run> runs = new LinkedHashMap<>();
        store.list(
                        "SELECT id, purpose, outcome, summary FROM sync_runs WHERE workspace_id = ? ORDER BY sequence",
                        row -> new Run(
                                row.getString(1),
                                row.getString(2),
                                Objects.requireNonNullElse(row.getString(3), ""),
                                Objects.requireNonNullElse(row.getString(4), "")),
                        Computer.WORKSPACE)
                .forEach(run -> runs.put(run.id(), run));
        List<Found> drift = store.list(
                "SELECT sequence, number_sid, field, value_before, value_after, settled_by FROM number_drift"
                        + " WHERE workspace_id = ? ORDER BY sequence",
                row -> new Found(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                Computer.WORKSPACE);
        List<String> credentials = store.list(
                "SELECT t.account_sid || ' ' || c.last_four || ' ' || coalesce(CAST(c.verified_at AS TEXT), '')"
                        + " FROM workspace_credentials c"
                        + " JOIN workspace_twilio_config t ON t.workspace_id = c.workspace_id"
                        + " WHERE c.workspace_id = ?",
                row -> row.getString(1),
                Computer.WORKSPACE);
        return new Books(rows, changes, runs, drift, credentials.isEmpty() ? "" : credentials.getFirst());
    }

    /** The open intents for a number. */
    static List<Change> open(Store store, String sid) {
        return store.list(
                "SELECT * FROM webhook_changes WHERE workspace_id = ? AND number_sid = ? AND outcome IS NULL",
                row -> change(store, row),
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

    private static Change change(Store store, ResultSet row) throws SQLException {
        return new Change(
                row.getString("id"),
                row.getLong("sequence"),
                row.getString("run_id"),
                row.getString("number_sid"),
                store.fields(row.getString("fields_after")),
                store.fields(row.getString("fields_before")),
                row.getString("undoes"),
                row.getString("outcome"));
    }

    /** The intents that are open. */
    List<Change> open() {
        return changes.values().stream().filter(Change::isOpen).toList();
    }

    /** The journal's rows of a run that ended so. */
    long count(String runId, String outcome) {
        return changes.values().stream()
                .filter(change -> change.runId().equals(runId) && outcome.equals(change.outcome()))
                .count();
    }
}
