package app.switchboard.settings;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Background;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.RunWords;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.Numbers;
import app.switchboard.secrets.Secrets;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncProgress;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.jspecify.annotations.Nullable;

/** The credentials pane: a workspace, its account and its webhook address, and the one Save that does it all. Used on the FX thread. */
public final class CredentialsViewModel {

    private final Secrets secrets;
    private final Background background;
    private final Navigator navigator;
    private final Wording wording;
    private final CredentialsForm form;
    private final LoadJob loading;
    private final SaveJob saving;
    private final SecretPlace place;
    private final Removal removal;
    private final PaneState state = new PaneState();
    private final BooleanBinding savable;

    private Consumer<String> onSaved = id -> {};
    private @Nullable String workspaceId;
    private @Nullable SavedCredentials saved;
    /** The run that the pane shows; null while there is none. */
    private @Nullable Cancellation running;
    /** Tells answers to earlier questions from the newest. */
    private int edition;

    public CredentialsViewModel(
            Workspaces workspaces,
            Credentials credentials,
            Secrets secrets,
            Numbers numbers,
            SyncEngine engine,
            Background background,
            Texts texts,
            Navigator navigator) {
        this.secrets = secrets;
        this.background = background;
        this.navigator = navigator;
        this.wording = new Wording(texts);
        this.form = new CredentialsForm(wording);
        this.loading = new LoadJob(workspaces, credentials);
        this.saving = new SaveJob(workspaces, credentials, secrets, numbers, engine);
        this.place = new SecretPlace(secrets, background, wording);
        this.removal = new Removal(workspaces, credentials, numbers, background, this::removed, this::failed);
        this.savable = Bindings.and(
                form.valid(),
                state.loading.or(state.running).or(removal.runningProperty()).not());
    }

    /** Shows a workspace, or a new one where the id is null. A save that runs for another workspace goes on. */
    public void edit(@Nullable String id) {
        if (running != null && Objects.equals(id, workspaceId)) {
            return;
        }
        int mine = ++edition;
        running = null;
        workspaceId = id;
        saved = null;
        state.start();
        removal.ask(Removal.Step.NOTHING);
        form.start(LoadJob.Loaded.NOTHING);
        background.run(
                () -> loading.run(id),
                loaded -> {
                    if (mine == edition) {
                        show(loaded);
                    }
                },
                failure -> {
                    if (mine == edition) {
                        failed(failure);
                    }
                });
    }

    /** Called with the id of a workspace that was saved, reset or removed here: its row in a list has to be read again. */
    public void onSaved(Consumer<String> action) {
        onSaved = action;
    }

    CredentialsForm form() {
        return form;
    }

    SecretPlace place() {
        return place;
    }

    Removal removal() {
        return removal;
    }

    PaneState state() {
        return state;
    }

    Wording wording() {
        return wording;
    }

    /** True where everything that was entered can be saved, and nothing else is going on. */
    BooleanBinding savable() {
        return savable;
    }

    /** Save: verifies, keeps, lists, stores and configures; what it does and how it ends shows in {@link #state}. */
    void save() {
        if (!savable.get()) {
            form.leaveAll();
            state.attention.set(form.firstProblem());
            return;
        }
        SaveJob.Form entered = form.entered();
        Cancellation cancellation = new Cancellation();
        running = cancellation;
        if (entered.isNew()) {
            workspaceId = entered.id();
        }
        removal.ask(Removal.Step.NOTHING);
        state.begin(wording.runs().step(new SyncProgress.Verifying()));
        Consumer<SyncProgress> progress = background.coalesced(step -> {
            if (running == cancellation && !cancellation.isCancelled()) {
                state.step(wording.runs().step(step), RunWords.fraction(step));
            }
        });
        background.run(
                () -> saving.run(entered, progress, cancellation),
                ended -> ended(entered, cancellation, ended),
                failure -> {
                    if (running == cancellation) {
                        stop(entered, null);
                        failed(failure);
                    }
                });
    }

    /** Stops a save; what is done stays. */
    void cancel() {
        if (running != null) {
            running.cancel();
            state.cancelling(wording.get("cancelling"));
        }
    }

    void dismissNotice() {
        state.notice.set(null);
        state.refusals.clear();
    }

    void showNumbers() {
        navigator.showNumbers(workspaceId);
    }

    void confirmRemoval() {
        if (workspaceId != null) {
            removal.confirm(workspaceId);
        }
    }

    private void show(LoadJob.Loaded loaded) {
        saved = loaded.saved();
        form.start(loaded);
        describe(loaded.workspace());
        state.loading.set(false);
        place.pending(saved);
        lookAtStores();
    }

    private void describe(@Nullable Workspace workspace) {
        state.isNew.set(workspace == null);
        state.title.set(workspace == null ? wording.get("title.new") : workspace.name());
        state.tokenPrompt.set(saved == null ? wording.get("token.prompt") : wording.savedToken(saved));
    }

    /** The keychain may take seconds to answer, so the pane does not wait for it. */
    private void lookAtStores() {
        int mine = edition;
        background.run(
                () -> SecretPlace.State.of(secrets),
                found -> {
                    if (mine == edition) {
                        place.show(found, saved);
                    }
                },
                this::failed);
    }

    private void ended(SaveJob.Form entered, Cancellation cancellation, SaveJob.Saved end) {
        if (running == cancellation) {
            SavedCredentials before = saved;
            stop(entered, end.workspace());
            SavedCredentials stored = end.stored();
            Workspace workspace = end.workspace();
            if (stored != null && workspace != null) {
                saved = stored;
                form.stored(workspace, stored, end.result().keptIn() != null);
                describe(workspace);
            }
            tell(entered, end, before != null);
            lookAtStores();
        }
        if (end.workspace() != null) {
            onSaved.accept(end.workspace().id());
        }
    }

    private void stop(SaveJob.Form entered, @Nullable Workspace left) {
        running = null;
        state.end();
        if (entered.isNew() && left == null) {
            workspaceId = null;
        }
    }

    private void tell(SaveJob.Form entered, SaveJob.Saved end, boolean hadSaved) {
        var report = end.result().report();
        Failure failure = end.result().failure();
        switch (report.outcome()) {
            case COMPLETE -> state.done(wording.runs().done(report));
            case PARTIAL -> {
                state.done(wording.runs().done(report));
                state.refusals.setAll(end.refusals());
                state.say(Notice.Kind.WARNING, wording.refused(report));
            }
            case CANCELLED -> state.say(Notice.Kind.INFO, wording.cancelled(report, end.stored() != null));
            case REJECTED -> {
                if (failure != null) {
                    rejected(failure, hadSaved && !entered.token().isEmpty());
                }
            }
            case INCOMPLETE -> {
                if (failure != null) {
                    boolean verified = end.stored() != null && end.stored().verified();
                    state.say(
                            Notice.Kind.WARNING, verified ? wording.notSynced(failure) : wording.notVerified(failure));
                }
            }
        }
    }

    /** Twilio does not say which of the two is wrong, so both are marked; the words stand at the second. */
    private void rejected(Failure failure, boolean oldStay) {
        Entry.Problem why = Entry.Problem.of(failure);
        String text = oldStay ? why.text() + " " + wording.get("rejected.stays") : why.text();
        form.accountSid().refuse(new Entry.Problem("", null, null));
        form.authToken().refuse(new Entry.Problem(text, why.twilioCode(), why.link()));
        state.attention.set(form.authToken());
    }

    private void failed(Failure failure) {
        state.loading.set(false);
        switch (failure.code()) {
            case "SB-015" -> {
                form.id().refuse(Entry.Problem.of(failure));
                state.attention.set(form.id());
            }
            case "SB-604" -> {
                form.secretIsLost();
                form.authToken().refuse(Entry.Problem.of(failure));
                state.attention.set(form.authToken());
            }
            default -> {
                state.say(Notice.Kind.ERROR, failure.text());
                if (failure instanceof Failure.Secrets) {
                    lookAtStores();
                }
            }
        }
    }

    private void removed(Removal.Step step, String id) {
        onSaved.accept(id);
        if (step == Removal.Step.RESET) {
            edit(id);
            state.say(Notice.Kind.INFO, wording.get("reset.done"));
        } else {
            edit(null);
            navigator.showNumbers(null);
        }
    }
}
