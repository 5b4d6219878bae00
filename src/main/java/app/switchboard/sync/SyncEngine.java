package app.switchboard.sync;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.history.History;
import app.switchboard.numbers.Numbers;
import app.switchboard.twilio.TwilioConnector;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.WorkspaceAddress;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The door to runs. Blocks while a run lasts; one run a workspace at a time. Safe for many threads. */
public final class SyncEngine implements AutoCloseable {

    /** Seconds; a cancelled run ends within one. */
    private static final long PATIENCE = 5;

    /** A run under way. */
    private record Active(Cancellation cancellation, CountDownLatch ended) {}

    /** What a run works with. */
    record Parts(
            Credentials credentials,
            Numbers numbers,
            History history,
            Journal journal,
            TwilioConnector twilio,
            Executor executor) {}

    private final Workspaces workspaces;
    private final Parts parts;
    private final Map<String, Active> running = new ConcurrentHashMap<>();
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

    public SyncEngine(
            Workspaces workspaces,
            Credentials credentials,
            Numbers numbers,
            History history,
            Journal journal,
            TwilioConnector twilio,
            Executor executor) {
        this.workspaces = workspaces;
        this.parts = new Parts(credentials, numbers, history, journal, twilio, executor);
    }

    /**
     * Syncs a workspace with its saved credentials.
     *
     * @throws app.switchboard.base.FailureException where no run could begin: SB-014, SB-017 (already running), SB-106, SB-4xx, SB-6xx. What fails in a run stands in its result, but for the database (SB-4xx)
     */
    public SyncResult sync(String workspaceId, Consumer<SyncProgress> progress, Cancellation cancellation) {
        Workspace workspace = workspaces.require(workspaceId);
        SavedCredentials saved = parts.credentials()
                .find(workspaceId)
                .orElseThrow(() -> Credentials.none(workspaceId).exception());
        EnteredCredentials credentials =
                new EnteredCredentials(saved.accountSid(), parts.credentials().secretOf(saved));
        return alone(
                workspaceId,
                cancellation,
                () -> new SyncRun(
                                parts,
                                workspace,
                                addressOf(workspace),
                                credentials,
                                History.Purpose.SYNC,
                                progress,
                                cancellation)
                        .sync(saved.verified()));
    }

    /**
     * Save does it all: verifies, keeps the credentials, and syncs. Rejected credentials leave the old ones in use; without a network the new ones are kept, unverified.
     *
     * @throws app.switchboard.base.FailureException as {@link #sync}
     */
    public SyncResult save(
            String workspaceId,
            EnteredCredentials entered,
            boolean sync,
            Consumer<SyncProgress> progress,
            Cancellation cancellation) {
        Workspace workspace = workspaces.require(workspaceId);
        return alone(
                workspaceId,
                cancellation,
                () -> new SyncRun(
                                parts,
                                workspace,
                                addressOf(workspace),
                                entered,
                                History.Purpose.SAVE,
                                progress,
                                cancellation)
                        .save(sync));
    }

    /** True if Twilio answers at all: for those who wait for the network to come back. Sends no credentials. */
    public boolean twilioIsReachable() {
        return parts.twilio().reachable();
    }

    private WorkspaceAddress addressOf(Workspace workspace) {
        return WorkspaceAddress.of(workspace, workspaces.formerTemplates(workspace.id()));
    }

    /** Calls an action with the workspace's id after each begin and end of a run, whoever started it, on the run's thread. */
    public void watchRuns(Consumer<String> changed) {
        watchers.add(changed);
    }

    /** True while a run of the workspace goes on. */
    public boolean isRunning(String workspaceId) {
        return running.containsKey(workspaceId);
    }

    private SyncResult alone(String workspaceId, Cancellation cancellation, Supplier<SyncResult> run) {
        Active active = new Active(cancellation, new CountDownLatch(1));
        if (running.putIfAbsent(workspaceId, active) != null) {
            throw new Failure.Input(
                            "SB-017", "A sync of this workspace is running.", "Wait for it, or cancel it first.")
                    .exception();
        }
        try {
            tell(workspaceId);
            return run.get();
        } finally {
            running.remove(workspaceId);
            active.ended().countDown();
            tell(workspaceId);
        }
    }

    private void tell(String workspaceId) {
        watchers.forEach(watcher -> watcher.accept(workspaceId));
    }

    /** Cancels what runs and waits until it has stored what is done, so that the database can be closed after. */
    @Override
    public void close() {
        running.values().forEach(active -> active.cancellation().cancel());
        running.values().forEach(active -> {
            try {
                active.ended().await(PATIENCE, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
