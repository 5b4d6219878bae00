package app.switchboard.webhook;

import app.switchboard.base.Failure;
import app.switchboard.base.Ids;
import app.switchboard.store.Database;
import app.switchboard.store.Sql;
import app.switchboard.twilio.WebhookField;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every write to Twilio: the intent, with all webhook fields as they were, before it is sent; the outcome after. */
public final class Journal {

    /** How a write ended. */
    public enum Outcome {
        DONE,
        GONE,
        FAILED,
        /** Stopped before it was known. */
        OPEN
    }

    /**
     * One journaled write.
     *
     * @param before the address before; null where none was set
     * @param finishedAt null while open
     */
    public record Entry(
            String phoneNumber,
            String numberSid,
            @Nullable String before,
            String after,
            Instant intendedAt,
            @Nullable Instant finishedAt,
            Outcome outcome,
            @Nullable String message) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final InstantSource clock;

    public Journal(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Records what is about to be sent, in one transaction, and gives each record's id. */
    Map<WebhookPlan.Change, String> intend(String runId, String workspaceId, List<WebhookPlan.Change> changes) {
        Map<WebhookPlan.Change, String> ids = new HashMap<>();
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO webhook_changes (id, run_id, workspace_id, number_sid, phone_number, field,"
                            + " value_before, value_after, fields_before, intended_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                Instant now = clock.instant();
                for (WebhookPlan.Change change : changes) {
                    String id = Ids.random();
                    ids.put(change, id);
                    Sql.bind(
                            statement,
                            id,
                            runId,
                            workspaceId,
                            change.number().sid(),
                            change.number().phoneNumber(),
                            WebhookField.SMS_URL.parameter(),
                            change.number().webhooks().get(WebhookField.SMS_URL),
                            change.fields().get(WebhookField.SMS_URL),
                            write(change.number().webhooks()),
                            now);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
        return ids;
    }

    /** Records how some ended. */
    void finish(List<WebhookWriter.Written> results, Map<WebhookPlan.Change, String> ids) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "UPDATE webhook_changes SET finished_at = ?, outcome = ?, message = ? WHERE id = ?")) {
                for (WebhookWriter.Written written : results) {
                    Failure failure = written.failure();
                    Sql.bind(
                            statement,
                            clock.instant(),
                            outcomeOf(written).name().toLowerCase(Locale.ROOT),
                            failure == null ? null : failure.sentence(),
                            ids.get(written.change()));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    /** Takes back intents that were never sent. */
    void withdraw(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM webhook_changes WHERE id = ?")) {
                for (String id : ids) {
                    Sql.bind(statement, id);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    private static Outcome outcomeOf(WebhookWriter.Written written) {
        if (written.failure() == null) {
            return Outcome.DONE;
        }
        return written.gone() ? Outcome.GONE : Outcome.FAILED;
    }

    /** The writes to a number, newest first. */
    public List<Entry> of(String workspaceId, String numberSid, int most) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT * FROM webhook_changes WHERE workspace_id = ? AND number_sid = ?"
                        + " ORDER BY intended_at DESC LIMIT ?",
                Journal::map,
                workspaceId,
                numberSid,
                most));
    }

    private static Entry map(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Entry(
                row.getString("phone_number"),
                row.getString("number_sid"),
                row.getString("value_before"),
                row.getString("value_after"),
                Sql.requiredInstant(row, "intended_at"),
                Sql.instant(row, "finished_at"),
                outcome == null ? Outcome.OPEN : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                row.getString("message"));
    }

    private static String write(Map<WebhookField, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
