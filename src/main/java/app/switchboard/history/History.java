package app.switchboard.history;

import app.switchboard.base.Failure;
import app.switchboard.base.Ids;
import app.switchboard.store.Database;
import app.switchboard.store.Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The door to the runs, recorded as they begin and end. */
public final class History {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Failure INTERRUPTED = new Failure.Input(
            "SB-018", "The program ended in the middle of this run.", "What was done is kept; sync again.");

    private final Database database;
    private final InstantSource clock;

    public History(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a run was begun for. */
    public enum Purpose {
        SYNC,
        /** To try new credentials: where they are rejected, the old ones stay in use and nothing changes. */
        SAVE,
        /** To look, and write nothing to Twilio: what would change, what has drifted. */
        CHECK,
        /** To carry out a plan that was made before. */
        APPLY,
        /** To take changes back. */
        UNDO
    }

    /** Records that a run begins, and gives it an id. */
    public String begin(String workspaceId, Purpose purpose) {
        String id = Ids.random();
        database.write(connection -> Sql.update(
                connection,
                "INSERT INTO sync_runs (id, workspace_id, purpose, started_at) VALUES (?, ?, ?, ?)",
                id,
                workspaceId,
                purpose.name().toLowerCase(Locale.ROOT),
                clock.instant()));
        return id;
    }

    /** Records that a run has listed and stored every number. */
    public void listed(String runId) {
        database.write(connection ->
                Sql.update(connection, "UPDATE sync_runs SET listed_at = ? WHERE id = ?", clock.instant(), runId));
    }

    /** Records how a run ended. */
    public void finish(RunReport report) {
        database.write(connection -> Sql.update(
                connection,
                "UPDATE sync_runs SET finished_at = ?, outcome = ?, summary = ? WHERE id = ?",
                clock.instant(),
                text(report.outcome()),
                write(report),
                report.run()));
    }

    /** Corrects the figures of a run that ended before all of it was known, in the transaction that learns of it. */
    public static void amend(Connection connection, String runId, BiFunction<Purpose, RunReport, RunReport> correction)
            throws SQLException {
        Run run = Sql.first(connection, "SELECT * FROM sync_runs WHERE id = ?", History::map, runId)
                .orElse(null);
        RunReport report = run == null ? null : run.report();
        if (run != null && report != null) {
            RunReport corrected = correction.apply(run.purpose(), report);
            Sql.update(
                    connection,
                    "UPDATE sync_runs SET outcome = ?, summary = ? WHERE id = ?",
                    text(corrected.outcome()),
                    write(corrected),
                    runId);
        }
    }

    /**
     * Ends the runs that a dead process left behind. Only while nothing runs: when the database is opened.
     *
     * @param recount adds what a run is known to have written
     */
    public void closeInterrupted(UnaryOperator<RunReport> recount) {
        List<Run> left = database.read(
                connection -> Sql.list(connection, "SELECT * FROM sync_runs WHERE finished_at IS NULL", History::map));
        for (Run run : left) {
            RunReport report = recount.apply(RunReport.lost(run.workspaceId(), run.id(), INTERRUPTED));
            database.write(connection -> Sql.update(
                    connection,
                    "UPDATE sync_runs SET finished_at = ?, outcome = ?, summary = ? WHERE id = ?",
                    clock.instant(),
                    text(report.outcome()),
                    write(report),
                    run.id()));
        }
    }

    /** One run. */
    public Optional<Run> find(String runId) {
        return database.read(
                connection -> Sql.first(connection, "SELECT * FROM sync_runs WHERE id = ?", History::map, runId));
    }

    /** The newest runs of a workspace first. */
    public List<Run> recent(String workspaceId, int most) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT * FROM sync_runs WHERE workspace_id = ? ORDER BY sequence DESC LIMIT ?",
                History::map,
                workspaceId,
                most));
    }

    /** The newest run that came to an end and says how the workspace stands: not one whose new credentials were rejected, nor one that only verified some. */
    public Optional<Run> lastFinished(String workspaceId) {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT * FROM sync_runs WHERE workspace_id = ? AND finished_at IS NOT NULL"
                        + " AND NOT (purpose = 'save' AND outcome = 'rejected')"
                        + " AND purpose NOT IN ('apply', 'undo') AND NOT (outcome = 'complete' AND listed_at IS NULL)"
                        + " ORDER BY sequence DESC LIMIT 1",
                History::map,
                workspaceId));
    }

    /** The newest runs of all workspaces first. */
    public List<Run> recent(int most) {
        return database.read(connection ->
                Sql.list(connection, "SELECT * FROM sync_runs ORDER BY sequence DESC LIMIT ?", History::map, most));
    }

    /** The newest finished run that listed and stored every number. */
    public Optional<Run> lastListed(String workspaceId) {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT * FROM sync_runs WHERE workspace_id = ? AND listed_at IS NOT NULL AND finished_at IS NOT NULL"
                        + " ORDER BY sequence DESC LIMIT 1",
                History::map,
                workspaceId));
    }

    /** When a workspace's numbers were last known in full; empty if never. */
    public Optional<Instant> asOf(String workspaceId) {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT listed_at FROM sync_runs WHERE workspace_id = ? AND listed_at IS NOT NULL"
                        + " ORDER BY sequence DESC LIMIT 1",
                row -> Sql.requiredInstant(row, "listed_at"),
                workspaceId));
    }

    private static Run map(ResultSet row) throws SQLException {
        String summary = row.getString("summary");
        return new Run(
                row.getString("id"),
                row.getString("workspace_id"),
                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                Sql.requiredInstant(row, "started_at"),
                Sql.instant(row, "finished_at"),
                summary == null ? null : read(summary));
    }

    private static String text(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String write(RunReport report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RunReport read(String summary) {
        try {
            return JSON.readValue(summary, RunReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored run is not readable", e);
        }
    }
}
