package app.switchboard.webhook;

import app.switchboard.store.Sql;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.Journal.Outcome;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One journaled write to one number.
 *
 * @param before all webhook fields that were set before
 * @param asked what was to be set; {@code ""} clears a field
 * @param reason why; null for writes of a version that did not note it
 * @param undoes the write that this one takes back; null where it takes none back
 * @param undone true where a later write took this one back
 * @param finishedAt null while open
 */
public record JournalEntry(
        String id,
        String runId,
        String workspaceId,
        String numberSid,
        String phoneNumber,
        Map<WebhookField, String> before,
        Map<WebhookField, String> asked,
        @Nullable Reason reason,
        @Nullable String undoes,
        boolean undone,
        Instant intendedAt,
        @Nullable Instant finishedAt,
        Outcome outcome,
        @Nullable String message) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<EnumMap<WebhookField, String>> FIELDS = new TypeReference<>() {};

    /** What a field held before; {@code ""} if unset. */
    public String before(WebhookField field) {
        return before.getOrDefault(field, "");
    }

    static JournalEntry map(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new JournalEntry(
                row.getString("id"),
                row.getString("run_id"),
                row.getString("workspace_id"),
                row.getString("number_sid"),
                row.getString("phone_number"),
                fields(row.getString("fields_before")),
                fields(row.getString("fields_after")),
                reason == null ? null : Reason.of(reason),
                row.getString("undoes"),
                row.getBoolean("undone"),
                Sql.requiredInstant(row, "intended_at"),
                Sql.instant(row, "finished_at"),
                outcome(row.getString("outcome")),
                row.getString("message"));
    }

    static Outcome outcome(@Nullable String column) {
        return column == null ? Outcome.OPEN : Outcome.valueOf(column.toUpperCase(Locale.ROOT));
    }

    static String text(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    static String json(Map<WebhookField, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<WebhookField, String> fields(String json) {
        try {
            return JSON.readValue(json, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a journaled write is not readable", e);
        }
    }
}
