package app.switchboard.activity;

import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Doors;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Outcome;
import app.switchboard.history.Run;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.NumberStatus;
import app.switchboard.webhook.NumberRoutes;
import app.switchboard.workspace.Workspace;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace stands, from what is stored of it.
 *
 * @param credentials null where there are none
 * @param slices how many numbers stand how; what is none is absent
 * @param active numbers that the account has
 * @param asOf when the numbers were last known in full; null: never
 * @param last the run that says how the workspace stands; null if there is none
 * @param runs the newest first
 */
record Standing(
        Workspace workspace,
        @Nullable SavedCredentials credentials,
        Map<Slice, Integer> slices,
        int active,
        @Nullable Instant asOf,
        @Nullable Run last,
        List<Run> runs) {

    static final int RUNS = 30;

    private static final Set<Purpose> WRITING = Set.of(Purpose.SYNC, Purpose.SAVE, Purpose.APPLY);

    /**
     * Reads it. Blocks; for a background thread.
     *
     * @throws app.switchboard.base.FailureException if there is no such workspace
     */
    static Standing read(Doors doors, String workspaceId) {
        Workspace workspace = doors.workspaces().require(workspaceId);
        List<Run> runs = doors.history().recent(workspaceId, RUNS);
        Set<String> drifted = doors.drift().unsettled(workspaceId).stream()
                .map(DriftLog.Found::drift)
                .map(drift -> drift.sid())
                .collect(Collectors.toSet());
        Set<String> refused = refused(runs);
        Map<Slice, Integer> slices = new EnumMap<>(Slice.class);
        int active = 0;
        for (NumberRoutes routes : doors.routings().of(workspace)) {
            Slice slice = slice(routes, workspace, drifted, refused);
            slices.merge(slice, 1, Integer::sum);
            active += slice == Slice.RELEASED ? 0 : 1;
        }
        return new Standing(
                workspace,
                doors.credentials().find(workspaceId).orElse(null),
                slices,
                active,
                doors.history().asOf(workspaceId).orElse(null),
                doors.history().lastFinished(workspaceId).orElse(null),
                runs);
    }

    private static Slice slice(NumberRoutes routes, Workspace workspace, Set<String> drifted, Set<String> refused) {
        String sid = routes.number().number().sid();
        if (routes.number().number().status() == NumberStatus.RELEASED) {
            return Slice.RELEASED;
        }
        Slice slice = Slice.of(routes, workspace.policy().foreign());
        // What was refused once and is as wanted now was set by somebody else.
        if (slice == Slice.TO_SET && refused.contains(sid)) {
            return Slice.REFUSED;
        }
        return drifted.contains(sid) ? Slice.DRIFT : slice;
    }

    /** The numbers that the newest run which wrote was refused. */
    private static Set<String> refused(List<Run> runs) {
        for (Run run : runs) {
            RunReport report = run.report();
            if (report != null && WRITING.contains(run.purpose())) {
                return report.failures().stream()
                        .map(RunReport.Item::sid)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
            }
        }
        return Set.of();
    }

    int count(Slice slice) {
        return slices.getOrDefault(slice, 0);
    }

    /** Whether Twilio rejects the credentials, as far as is known. */
    boolean rejected() {
        RunReport report = last == null ? null : last.report();
        Instant verified = credentials == null ? null : credentials.verifiedAt();
        Instant finished = last == null ? null : last.finishedAt();
        return report != null
                && report.outcome() == Outcome.REJECTED
                && !(verified != null && finished != null && verified.isAfter(finished));
    }
}
