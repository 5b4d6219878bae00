package app.switchboard.shell;

import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Texts;
import app.switchboard.history.History;
import app.switchboard.history.Outcome;
import app.switchboard.history.Run;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how every workspace stands from what is stored of it. Blocks; for a background thread. */
final class Overview {

    private final Workspaces workspaces;
    private final Credentials credentials;
    private final Numbers numbers;
    private final DriftLog drift;
    private final History history;
    private final Texts texts;

    Overview(Doors doors, Texts texts) {
        this.workspaces = doors.workspaces();
        this.credentials = doors.credentials();
        this.numbers = doors.numbers();
        this.drift = doors.drift();
        this.history = doors.history();
        this.texts = texts;
    }

    List<WorkspaceItem> read() {
        Map<String, Integer> counts = numbers.activeCounts();
        Map<String, Integer> drifted = drift.counts();
        return workspaces.all().stream()
                .map(workspace -> item(
                        workspace, counts.getOrDefault(workspace.id(), 0), drifted.getOrDefault(workspace.id(), 0)))
                .toList();
    }

    private WorkspaceItem item(Workspace workspace, int count, int drifted) {
        Optional<SavedCredentials> saved = credentials.find(workspace.id());
        Run last = history.lastFinished(workspace.id()).orElse(null);
        Problem problem = last == null || last.report() == null ? null : problem(last, last.report());
        SyncState state = state(saved.orElse(null), last, problem);
        return new WorkspaceItem(
                workspace.id(),
                Texts.plain(workspace.name()),
                count,
                state,
                history.asOf(workspace.id()).orElse(null),
                last == null ? null : last.startedAt(),
                state == SyncState.IN_SYNC || state == SyncState.NEVER_SYNCED ? null : problem,
                saved.isPresent(),
                workspace.marks(),
                workspace.policy().readOnly(),
                drifted);
    }

    private static SyncState state(@Nullable SavedCredentials saved, @Nullable Run last, @Nullable Problem problem) {
        if (saved == null) {
            return SyncState.NEVER_SYNCED;
        }
        if (!saved.verified()) {
            return SyncState.UNVERIFIED;
        }
        RunReport report = last == null ? null : last.report();
        if (last == null || report == null) {
            return SyncState.NEVER_SYNCED;
        }
        return switch (report.outcome()) {
            case COMPLETE -> problem == null ? SyncState.IN_SYNC : SyncState.ATTENTION;
            case PARTIAL, CANCELLED -> SyncState.ATTENTION;
            case INCOMPLETE ->
                problem != null && problem.code().startsWith("SB-2") ? SyncState.OFFLINE : SyncState.ATTENTION;
            case REJECTED -> verifiedSince(saved, last) ? SyncState.NEVER_SYNCED : SyncState.REJECTED;
        };
    }

    private static boolean verifiedSince(SavedCredentials saved, Run run) {
        Instant verified = saved.verifiedAt();
        Instant finished = run.finishedAt();
        return verified != null && finished != null && verified.isAfter(finished);
    }

    /** What a check found to be done, or a sync of a read-only workspace. */
    private @Nullable Problem toDo(Run run, RunReport report) {
        int pending = report.webhooks().pending();
        boolean drifted = report.drift() > 0 && run.purpose() == History.Purpose.CHECK;
        if (pending == 0 && !drifted) {
            return null;
        }
        String text = drifted ? texts.get("problem.drift", report.drift()) : texts.get("problem.pending", pending);
        return new Problem(
                run.workspaceId(),
                run.id(),
                "SB-000",
                text,
                null,
                drifted ? Problem.WayOut.DRIFT : Problem.WayOut.REVIEW);
    }

    private @Nullable Problem problem(Run run, RunReport report) {
        String workspaceId = run.workspaceId();
        if (report.outcome() == Outcome.CANCELLED) {
            return new Problem(
                    workspaceId, report.run(), "SB-000", texts.get("problem.cancelled"), null, Problem.WayOut.AGAIN);
        }
        if (report.outcome() == Outcome.COMPLETE) {
            return toDo(run, report);
        }
        if (report.outcome() == Outcome.PARTIAL) {
            RunReport.Item first = report.failures().getFirst();
            int refused = report.webhooks().failed();
            String text = refused == 0
                    ? texts.get("problem.changed", report.webhooks().changedMeanwhile())
                    : texts.get("problem.partial", refused, texts.message(first.code(), first.message()));
            return new Problem(workspaceId, report.run(), first.code(), text, first.twilioCode(), Problem.WayOut.AGAIN);
        }
        RunReport.Item end = report.failures().getLast();
        return new Problem(
                workspaceId, report.run(), end.code(), end.message(), end.twilioCode(), Problem.wayOut(end.code()));
    }
}
