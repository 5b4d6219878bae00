package app.switchboard.webhook;

import app.switchboard.base.Failure;
import app.switchboard.base.Ids;
import app.switchboard.history.History;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.RunReport;
import app.switchboard.store.Database;
import app.switchboard.store.Sql;
import app.switchboard.webhook.WebhookWriter.Write;
import app.switchboard.webhook.WebhookWriter.Written;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every write to Twilio: the intent, with all webhook fields as they were, before it is sent; the outcome after. */
public final class Journal {

    /** How a write ended. */
    public enum Outcome {
        DONE,
        /** The number was released before. */
        GONE,
        /** Twilio refused it. */
        FAILED,
        /** The number was changed by somebody else before, so it was left as it is. */
        CHANGED,
        /** Never carried out: the program ended before. */
        NOT_MADE,
        /** Stopped before it was known. The next run looks at the number and settles it. */
        OPEN
    }

    /**
     * How an intent ended.
     *
     * @param message why, for people; null where nothing needs saying
     */
    record Settled(String id, Outcome outcome, @Nullable String message) {}

    private static final String SELECT = """
            SELECT c.*, EXISTS (SELECT 1 FROM webhook_changes u WHERE u.undoes = c.id AND u.outcome = 'done') AS undone
            FROM webhook_changes c
            """;

    private final Database database;
    private final InstantSource clock;

    public Journal(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Records what is about to be sent, in one transaction, and gives each record's id by the number's SID. */
    Map<String, String> intend(String runId, String workspaceId, List<Write> writes) {
        Map<String, String> ids = new HashMap<>();
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO webhook_changes (id, run_id, workspace_id, number_sid, phone_number,"
                            + " fields_before, fields_after, reason, undoes, intended_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                Instant now = clock.instant();
                for (Write write : writes) {
                    String id = Ids.ordered();
                    NumberChange change = write.change();
                    ids.put(change.sid(), id);
                    Sql.bind(
                            statement,
                            id,
                            runId,
                            workspaceId,
                            change.sid(),
                            change.phoneNumber(),
                            JournalEntry.json(write.seen().webhooks()),
                            JournalEntry.json(change.to()),
                            change.reason().text(),
                            change.undoes(),
                            now);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
        return ids;
    }

    /** Records how some ended. */
    void finish(List<Written> results, Map<String, String> ids) {
        settle(
                results.stream()
                        .map(written -> new Settled(
                                Optional.ofNullable(ids.get(written.change().sid()))
                                        .orElseThrow(),
                                outcomeOf(written),
                                Optional.ofNullable(written.failure())
                                        .map(Failure::sentence)
                                        .orElse(null)))
                        .toList(),
                Set.of());
    }

    /**
     * Records how some ended.
     *
     * @param ended runs that ended before, whose figures it changes
     */
    void settle(List<Settled> settled, Set<String> ended) {
        if (settled.isEmpty()) {
            return;
        }
        database.write(connection -> {
            Map<String, List<JournalEntry>> before = new HashMap<>();
            for (String runId : ended) {
                before.put(runId, ofRun(connection, runId));
            }
            try (PreparedStatement statement = connection.prepareStatement(
                    "UPDATE webhook_changes SET finished_at = ?, outcome = ?, message = ? WHERE id = ?")) {
                for (Settled one : settled) {
                    Sql.bind(statement, clock.instant(), JournalEntry.text(one.outcome()), one.message(), one.id());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            for (String runId : ended) {
                List<JournalEntry> known = before.getOrDefault(runId, List.of());
                List<JournalEntry> now = ofRun(connection, runId);
                History.amend(connection, runId, (purpose, report) -> Recount.of(purpose, report, known, now));
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

    private static Outcome outcomeOf(Written written) {
        if (written.failure() == null) {
            return Outcome.DONE;
        }
        return written.gone() ? Outcome.GONE : written.changedMeanwhile() ? Outcome.CHANGED : Outcome.FAILED;
    }

    /** The writes to a number, newest first. */
    public List<JournalEntry> of(String workspaceId, String numberSid, int most) {
        return select(
                "WHERE c.workspace_id = ? AND c.number_sid = ? ORDER BY c.sequence DESC LIMIT ?",
                workspaceId,
                numberSid,
                most);
    }

    /** The writes of a run, in their order. */
    public List<JournalEntry> ofRun(String runId) {
        return database.read(connection -> ofRun(connection, runId));
    }

    private static List<JournalEntry> ofRun(Connection connection, String runId) throws SQLException {
        return Sql.list(connection, SELECT + "WHERE c.run_id = ? ORDER BY c.sequence", JournalEntry::map, runId);
    }

    /** The report of a run that a dead process left behind, with what it is known to have written. */
    public RunReport recount(RunReport lost) {
        return Recount.of(Purpose.SYNC, lost, List.of(), ofRun(lost.run()));
    }

    /** The writes with these ids, in their order. */
    public List<JournalEntry> withIds(Collection<String> ids) {
        return database
                .read(connection -> Sql.listFor(
                        connection,
                        "SELECT c.*, EXISTS (SELECT 1 FROM webhook_changes u WHERE u.undoes = c.id"
                                + " AND u.outcome = 'done') AS undone"
                                + " FROM UNNEST(?) AS wanted (id) JOIN webhook_changes c ON c.id = wanted.id",
                        ids,
                        row -> Map.entry(row.getLong("sequence"), JournalEntry.map(row))))
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Intents whose end is not known, in their order. */
    public List<JournalEntry> open(String workspaceId) {
        return select("WHERE c.workspace_id = ? AND c.outcome IS NULL ORDER BY c.sequence", workspaceId);
    }

    /** The workspaces that have intents whose end is not known. */
    public List<String> workspacesWithOpen() {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT DISTINCT workspace_id FROM webhook_changes WHERE outcome IS NULL",
                row -> row.getString("workspace_id")));
    }

    /** The newest run of a workspace with a write that was made, that is no undo, and that was not taken back. */
    public Optional<String> lastUndoableRun(String workspaceId) {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT c.run_id FROM webhook_changes c WHERE c.workspace_id = ? AND c.outcome = 'done'"
                        + " AND c.undoes IS NULL AND NOT EXISTS"
                        + " (SELECT 1 FROM webhook_changes u WHERE u.undoes = c.id AND u.outcome = 'done')"
                        + " ORDER BY c.sequence DESC LIMIT 1",
                row -> row.getString("run_id"),
                workspaceId));
    }

    private List<JournalEntry> select(String where, @Nullable Object... values) {
        return database.read(connection -> Sql.list(connection, SELECT + where, JournalEntry::map, values));
    }
}
