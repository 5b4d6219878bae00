package app.switchboard.sync;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.Parallel;
import app.switchboard.credentials.CredentialStep;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.credentials.KeyCreation;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.credentials.TokenRotation;
import app.switchboard.history.History;
import app.switchboard.history.History.Purpose;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.twilio.TwilioAccount.Traffic;
import app.switchboard.twilio.TwilioConnector;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.webhook.WorkspaceAddress;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The door to runs. Blocks while a run lasts; one run a workspace at a time. Safe for many threads. */
public final class SyncEngine implements AutoCloseable {

    /**
     * What a run works with.
     *
     * @param nanoTime a monotonic clock, as {@link System#nanoTime}
     */
    public record Parts(
            Credentials credentials,
            Numbers numbers,
            DriftLog drift,
            History history,
            Journal journal,
            TwilioConnector twilio,
            Executor executor,
            InstantSource clock,
            LongSupplier nanoTime) {

        /** With the computer's own monotonic clock. */
        public Parts(
                Credentials credentials,
                Numbers numbers,
                DriftLog drift,
                History history,
                Journal journal,
                TwilioConnector twilio,
                Executor executor,
                InstantSource clock) {
            this(credentials, numbers, drift, history, journal, twilio, executor, clock, System::nanoTime);
        }
    }

    private final Workspaces workspaces;
    private final Parts parts;
    private final Turns turns = new Turns();
    private final Followers followers = new Followers();

    public SyncEngine(Workspaces workspaces, Parts parts) {
        this.workspaces = workspaces;
        this.parts = parts;
    }

    /** {@link #sync(String, SyncOptions, Consumer, Cancellation)}, as the workspace's policy says. */
    public SyncResult sync(String workspaceId, Consumer<SyncProgress> progress, Cancellation cancellation) {
        return sync(workspaceId, SyncOptions.DEFAULT, progress, cancellation);
    }

    /**
     * Syncs a workspace with its saved credentials: lists its numbers, plans, and carries the plan out unless the workspace is read-only.
     *
     * @throws app.switchboard.base.FailureException where no run could begin: SB-014, SB-017 (already running), SB-106, SB-4xx, SB-6xx. What fails in a run stands in its result
     */
    public SyncResult sync(
            String workspaceId, SyncOptions options, Consumer<SyncProgress> progress, Cancellation cancellation) {
        return withSaved(workspaceId, Purpose.SYNC, progress, cancellation, run -> run.sync(options));
    }

    /**
     * Looks at a workspace: lists its numbers, plans, finds drift, and writes nothing to Twilio.
     *
     * @throws app.switchboard.base.FailureException as {@link #sync}
     */
    public SyncResult check(
            String workspaceId, SyncOptions options, Consumer<SyncProgress> progress, Cancellation cancellation) {
        return withSaved(workspaceId, Purpose.CHECK, progress, cancellation, run -> run.check(options));
    }

    /**
     * Carries out a plan that was made before. A number that no longer stands as the plan says is left alone.
     *
     * @throws app.switchboard.base.FailureException as {@link #sync}; SB-025 if the workspace is read-only, SB-027 if the plan is of another account
     */
    public SyncResult apply(WebhookPlan plan, Consumer<SyncProgress> progress, Cancellation cancellation) {
        workspaces.require(plan.workspaceId());
        String accountSid = saved(plan.workspaceId()).accountSid();
        if (!accountSid.equals(plan.accountSid())) {
            throw new Failure.Input(
                            "SB-027",
                            "The plan is of account " + plan.accountSid() + ", the workspace has " + accountSid
                                    + " now.",
                            "Plan again.")
                    .exception();
        }
        return write(plan.workspaceId(), Purpose.APPLY, plan.changes(), progress, cancellation);
    }

    /**
     * Takes changes back, as {@link app.switchboard.webhook.Undo} found them. A number that somebody changed since is left alone.
     *
     * @throws app.switchboard.base.FailureException as {@link #apply}
     */
    public SyncResult undo(
            String workspaceId,
            List<NumberChange> changes,
            Consumer<SyncProgress> progress,
            Cancellation cancellation) {
        return write(workspaceId, Purpose.UNDO, changes, progress, cancellation);
    }

    private SyncResult write(
            String workspaceId,
            Purpose purpose,
            List<NumberChange> changes,
            Consumer<SyncProgress> progress,
            Cancellation cancellation) {
        requireWritable(workspaceId);
        return withSaved(workspaceId, purpose, progress, cancellation, run -> run.write(changes));
    }

    private void requireWritable(String workspaceId) {
        if (workspaces.require(workspaceId).policy().readOnly()) {
            throw new Failure.Input(
                            "SB-025",
                            "The workspace \"" + workspaceId + "\" is read-only: nothing is written to its account.",
                            "Change that in its settings first.")
                    .exception();
        }
    }

    /**
     * Save does it all: verifies, keeps the credentials, and syncs. Rejected credentials leave the old ones in use; without a network the new ones are kept, unverified, and wait beside old ones that Twilio did accept.
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
        return turns.alone(
                workspaceId,
                cancellation,
                () -> followers.during(
                        workspaceId,
                        Purpose.SAVE,
                        progress,
                        cancellation,
                        (told, own) -> new SyncRun(
                                        scope(workspace, entered, Purpose.SAVE, Traffic.NONE, told, own),
                                        entered,
                                        false)
                                .save(sync)));
    }

    /**
     * Replaces a workspace's Auth Token by a new one, or goes on where that was stopped. Every workspace of the account that has the token gets the new one, and none of them can run meanwhile.
     *
     * @param progress told before each step
     * @throws app.switchboard.base.FailureException SB-014, SB-017, SB-025, and as {@link TokenRotation#run}
     */
    public void rotateToken(String workspaceId, Consumer<CredentialStep> progress, Cancellation cancellation) {
        requireWritable(workspaceId);
        turns.alone(sameAccount(workspaceId), cancellation, () -> {
            TokenRotation.run(parts.credentials(), parts.twilio(), workspaceId, progress, cancellation);
            return workspaceId;
        });
    }

    /**
     * Makes an API key for a workspace's daily use, or goes on where that was stopped. The Auth Token stays beside it.
     *
     * @param progress told before each step
     * @return what the workspace uses now
     * @throws app.switchboard.base.FailureException SB-014, SB-017, SB-025, and as {@link KeyCreation#run}
     */
    public SavedCredentials createKey(
            String workspaceId, Consumer<CredentialStep> progress, Cancellation cancellation) {
        requireWritable(workspaceId);
        return turns.alone(
                workspaceId,
                cancellation,
                () -> KeyCreation.run(parts.credentials(), parts.twilio(), workspaceId, progress, cancellation));
    }

    private List<String> sameAccount(String workspaceId) {
        Optional<String> account = parts.credentials().find(workspaceId).map(SavedCredentials::accountSid);
        return parts.credentials().all().stream()
                .filter(saved -> Optional.of(saved.accountSid()).equals(account))
                .map(SavedCredentials::workspaceId)
                .toList();
    }

    private SyncResult withSaved(
            String workspaceId,
            Purpose purpose,
            Consumer<SyncProgress> progress,
            Cancellation cancellation,
            Function<SyncRun, SyncResult> work) {
        Workspace workspace = workspaces.require(workspaceId);
        return turns.alone(
                workspaceId,
                cancellation,
                () -> followers.during(workspaceId, purpose, progress, cancellation, (told, own) -> {
                    Traffic before = WaitingCredentials.settle(parts, workspace, told, own);
                    SavedCredentials saved = saved(workspaceId);
                    EnteredCredentials credentials =
                            new EnteredCredentials(parts.credentials().loginOf(saved));
                    return work.apply(new SyncRun(
                            scope(workspace, credentials, purpose, before, told, own), credentials, saved.verified()));
                }));
    }

    private SavedCredentials saved(String workspaceId) {
        return parts.credentials()
                .find(workspaceId)
                .orElseThrow(() -> Credentials.none(workspaceId).exception());
    }

    private RunScope scope(
            Workspace workspace,
            EnteredCredentials credentials,
            Purpose purpose,
            Traffic before,
            Consumer<SyncProgress> progress,
            Cancellation cancellation) {
        TwilioAccount account = parts.twilio().connect(credentials.login(), cancellation);
        account.onPause(time -> progress.accept(new SyncProgress.Waiting(time)));
        Tally tally = new Tally(workspace.id(), parts.history().begin(workspace.id(), purpose), account, before);
        WorkspaceAddress address = WorkspaceAddress.of(workspace, workspaces.formerTemplates(workspace.id()));
        return new RunScope(parts, workspace, address, account, tally, progress, cancellation);
    }

    /** Does something with several workspaces at once; their requests share one bound. Gives the results in the order of the ids. */
    public <T> List<T> each(Collection<String> workspaceIds, Function<String, T> work) {
        return Parallel.map(parts.executor(), workspaceIds, work);
    }

    /** True if Twilio answers at all: for those who wait for the network to come back. Sends no credentials. */
    public boolean twilioIsReachable() {
        return parts.twilio().reachable();
    }

    /** Calls an action with the workspace's id after each begin and end of a run, whoever started it, on the run's thread. */
    public Cancellation.Registration watchRuns(Consumer<String> changed) {
        return turns.watch(changed);
    }

    /** Tells a follower of those that go on, and of all that begin. */
    public Cancellation.Registration followRuns(RunFollower follower) {
        return followers.add(follower);
    }

    /** True while a run of the workspace goes on. */
    public boolean isRunning(String workspaceId) {
        return turns.isTaken(workspaceId);
    }

    /** Cancels what runs and waits until it has stored what is done, so that the database can be closed after. */
    @Override
    public void close() {
        turns.close();
    }
}
