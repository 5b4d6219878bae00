package app.switchboard.webhook;

import app.switchboard.history.History;
import app.switchboard.history.Run;
import app.switchboard.numbers.Numbers;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routing of stored numbers, told from what is stored: works offline. */
public final class Routings {

    private final Workspaces workspaces;
    private final Numbers numbers;
    private final History history;
    private final Journal journal;

    public Routings(Workspaces workspaces, Numbers numbers, History history, Journal journal) {
        this.workspaces = workspaces;
        this.numbers = numbers;
        this.history = history;
        this.journal = journal;
    }

    /** Every number of a workspace, released ones too, by number. */
    public List<NumberRoutes> of(Workspace workspace) {
        WorkspaceAddress address = WorkspaceAddress.of(workspace, workspaces.formerTemplates(workspace.id()));
        Instant whole = unverifiedSince(workspace.id());
        Map<String, Instant> open = new HashMap<>();
        journal.open(workspace.id()).forEach(entry -> open.putIfAbsent(entry.numberSid(), entry.intendedAt()));
        return numbers.of(workspace.id()).stream()
                .map(stored -> of(
                        stored, address, earlier(whole, open.get(stored.number().sid()))))
                .toList();
    }

    /** One number. */
    public NumberRoutes of(StoredNumber stored) {
        String workspaceId = stored.number().workspaceId();
        Workspace workspace = workspaces.require(workspaceId);
        Instant open = journal.open(workspaceId).stream()
                .filter(entry -> entry.numberSid().equals(stored.number().sid()))
                .map(JournalEntry::intendedAt)
                .findFirst()
                .orElse(null);
        return of(
                stored,
                WorkspaceAddress.of(workspace, workspaces.formerTemplates(workspaceId)),
                earlier(unverifiedSince(workspaceId), open));
    }

    private static NumberRoutes of(StoredNumber stored, WorkspaceAddress address, @Nullable Instant unverified) {
        TwilioNumber number = stored.asTwilio();
        Map<Hook, HookRoute> hooks = new EnumMap<>(Hook.class);
        for (Hook hook : Hook.values()) {
            HookRoute route = HookRoute.of(hook, number, stored.routes(), address);
            hooks.put(hook, stored.kept() ? route.kept() : route);
        }
        return new NumberRoutes(stored, hooks, unverified);
    }

    /** Since the last complete look, if a later one failed. */
    private @Nullable Instant unverifiedSince(String workspaceId) {
        Optional<Run> listed = history.lastListed(workspaceId);
        Optional<Run> last = history.lastFinished(workspaceId);
        boolean verified = last.isEmpty()
                || (listed.isPresent() && listed.get().id().equals(last.get().id()));
        return verified ? null : history.asOf(workspaceId).orElse(null);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
