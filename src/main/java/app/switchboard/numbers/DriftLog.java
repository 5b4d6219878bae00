package app.switchboard.numbers;

import app.switchboard.store.Database;
import app.switchboard.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What changed at Twilio and not through Switchboard, as it was found. A check leaves it unsettled; a sync, which acts on it, settles it. */
public final class DriftLog {

    /** One finding, with its time. */
    public record Found(Drift drift, Instant seenAt) {}

    /** Netted as {@link #unsettled} does it: the first value before and the last one after, of each field of each number. */
    private static final String COUNTS = """
            SELECT workspace_id, count(DISTINCT number_sid) AS numbers
            FROM (
              SELECT workspace_id, number_sid,
                first_value(value_before) OVER field AS was,
                last_value(value_after) OVER field AS is_now
              FROM number_drift WHERE settled_by IS NULL
              WINDOW field AS (
                PARTITION BY workspace_id, number_sid, field ORDER BY sequence
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))
            WHERE was <> is_now
            GROUP BY workspace_id
            """;

    private final Database database;

    public DriftLog(Database database) {
        this.database = database;
    }

    /** Adds what a run found, in the transaction that stores it: neither is ever known without the other. */
    static void add(Connection connection, String workspaceId, String runId, List<Drift> found, Instant now)
            throws SQLException {
        if (found.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO number_drift (workspace_id, run_id, number_sid, phone_number, field, value_before,"
                        + " value_after, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Drift drift : found) {
                Sql.bind(
                        statement,
                        workspaceId,
                        runId,
                        drift.sid(),
                        drift.phoneNumber(),
                        drift.field(),
                        drift.before(),
                        drift.after(),
                        now);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** All that changed since the last sync, each field once: from what it held then to what it holds now, with the time of its latest finding. What went back by itself is left out. */
    public List<Found> unsettled(String workspaceId) {
        Map<List<String>, Found> net = new LinkedHashMap<>();
        for (Found found : select("WHERE workspace_id = ? AND settled_by IS NULL ORDER BY sequence", workspaceId)) {
            Drift next = found.drift();
            net.merge(List.of(next.sid(), next.field()), found, DriftLog::net);
        }
        return net.values().stream()
                .filter(found -> !found.drift().before().equals(found.drift().after()))
                .toList();
    }

    private static Found net(Found first, Found last) {
        Drift drift = last.drift();
        return new Found(
                new Drift(
                        drift.sid(),
                        drift.phoneNumber(),
                        drift.field(),
                        first.drift().before(),
                        drift.after()),
                last.seenAt());
    }

    /** How many numbers of each workspace have unsettled drift, by the rule of {@link #unsettled}; a workspace without any is absent. */
    public Map<String, Integer> counts() {
        return database
                .read(connection -> Sql.list(
                        connection, COUNTS, row -> Map.entry(row.getString("workspace_id"), row.getInt("numbers"))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Where the log of a workspace ends at this moment. */
    public long end(String workspaceId) {
        return database.read(connection -> Sql.first(
                        connection,
                        "SELECT coalesce(max(sequence), 0) FROM number_drift WHERE workspace_id = ?",
                        row -> row.getLong(1),
                        workspaceId))
                .orElse(0L);
    }

    /**
     * Notes that a sync has acted on what was found.
     *
     * @param end where the log ended when the sync read it: what its writes came across after that is for the next one
     */
    public void settle(String workspaceId, String runId, long end) {
        database.write(connection -> Sql.update(
                connection,
                "UPDATE number_drift SET settled_by = ?"
                        + " WHERE workspace_id = ? AND settled_by IS NULL AND sequence <= ?",
                runId,
                workspaceId,
                end));
    }

    /** What was found of a number, newest first. */
    public List<Found> of(String workspaceId, String numberSid, int most) {
        return select(
                "WHERE workspace_id = ? AND number_sid = ? ORDER BY sequence DESC LIMIT ?",
                workspaceId,
                numberSid,
                most);
    }

    private List<Found> select(String where, @Nullable Object... values) {
        return new ArrayList<>(database.read(
                connection -> Sql.list(connection, "SELECT * FROM number_drift " + where, DriftLog::map, values)));
    }

    private static Found map(ResultSet row) throws SQLException {
        return new Found(
                new Drift(
                        row.getString("number_sid"),
                        row.getString("phone_number"),
                        row.getString("field"),
                        row.getString("value_before"),
                        row.getString("value_after")),
                Sql.requiredInstant(row, "seen_at"));
    }
}
