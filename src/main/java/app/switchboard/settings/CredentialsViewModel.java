package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.history.History.Purpose;
import app.switchboard.sync.SyncProgress;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** The credentials pane: a workspace, its account and its webhook address, and the one Save that does it all. Used on the FX thread. */
public final class CredentialsViewModel {

    private final Background background;
    private final Tasks tasks;
    private final Navigator navigator;
    private final Wording wording;
    private final CredentialsForm form;
    private final LoadJob loading;
    private final SaveJob saving;
    private final SecretPlace place;
    private final Removal removal;
    private final Outcome outcome;
    private final PaneState state = new PaneState();
    private final BooleanBinding savable;

    private Consumer<String> onSaved = id -> {};
    private Runnable onLeave = () -> {};
    private @Nullable String workspaceId;
    /** True where the person did not ask for this form in particular. */
    private boolean quiet;

    private @Nullable SavedCredentials saved;
    private long lastSave;
    /** The save that the pane shows; 0 while there is none. */
    private long shownSave;
    /** Tells answers to earlier questions from the newest. */
    private int edition;

    public CredentialsViewModel(Doors doors, Desk desk, Navigator navigator) {
        Workspaces workspaces = doors.workspaces();
        Credentials credentials = doors.credentials();
        this.background = desk.background();
        this.tasks = desk.tasks();
        this.navigator = navigator;
        this.wording = new Wording(desk.texts());
        this.form = new CredentialsForm(wording, () -> WebhooksViewModel.template(desk.preferences()));
        this.loading = new LoadJob(workspaces, credentials, doors.secrets());
        this.saving = new SaveJob(doors, () -> WebhooksViewModel.foreign(desk.preferences()));
        this.place = new SecretPlace(
                doors.secrets(), credentials, background, wording, () -> lookAtStores(this::afterVault), state::focus);
        this.outcome = new Outcome(state, form, wording);
        tasks.all().addListener((ListChangeListener<Task>) change -> follow());
        form.onEdit(() -> state.numbersNext.set(false));
        this.removal = new Removal(workspaces, credentials, doors.numbers(), background, this::removed, this::failed);
        this.savable = Bindings.and(
                form.valid(),
                state.loading.or(state.running).or(removal.runningProperty()).not());
    }

    /** Shows a workspace, or a new one where the id is null. A save that runs for another workspace goes on. */
    public void edit(@Nullable String id) {
        show(id, false);
    }

    /** As {@link #edit}, for somebody who looks around: the keyboard stays where it is. */
    void look(@Nullable String id) {
        show(id, true);
    }

    private void show(@Nullable String id, boolean quietly) {
        quiet = quietly;
        if (shownSave != 0 && Objects.equals(id, workspaceId)) {
            return;
        }
        int mine = ++edition;
        shownSave = 0;
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

    /** Called before the person is led away from here. */
    public void onLeave(Runnable action) {
        onLeave = action;
    }

    /** The address for messages was changed beside this form, which would put the old one back. */
    void webhookChanged(String template) {
        form.webhook().start(template);
    }

    /** The workspace that is shown; null for a new one. */
    @Nullable
    String workspaceId() {
        return workspaceId;
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
            state.focus(form.firstInvalid());
            return;
        }
        SaveJob.Form entered = form.entered();
        if (entered.isNew()) {
            workspaceId = entered.id();
        }
        long save = ++lastSave;
        shownSave = save;
        removal.ask(Removal.Step.NOTHING);
        // What has the keyboard now is about to be disabled.
        state.begin(wording.runs().step(new SyncProgress.Verifying()));
        state.focus(Focus.CANCEL);
        tasks.start(
                entered.id(),
                Purpose.SAVE,
                (progress, cancellation) -> saving.run(entered, progress, cancellation),
                SaveJob.Saved::result,
                new Tasks.Listener<>() {
                    @Override
                    public void ended(SaveJob.Saved end) {
                        CredentialsViewModel.this.ended(entered, save, end);
                    }

                    @Override
                    public void failed(Failure failure) {
                        if (shownSave == save) {
                            stop(entered, null);
                            CredentialsViewModel.this.failed(failure);
                        }
                    }
                });
    }

    /** Stops a save; what is done stays. */
    void cancel() {
        if (shownSave != 0) {
            state.cancelling(wording.get("cancelling"));
            follow();
        }
    }

    private void follow() {
        Task task = shownSave == 0 || workspaceId == null ? null : tasks.running(workspaceId);
        if (task == null || task.cancellation().isCancelled()) {
            return;
        }
        if (state.cancelling.get()) {
            tasks.cancel(task);
        } else {
            state.step(task.text(), task.fraction());
        }
    }

    void dismissNotice() {
        state.notice.set(null);
        state.refusals.clear();
    }

    void showNumbers() {
        onLeave.run();
        navigator.showNumbers(workspaceId);
    }

    /** Esc with nothing to cancel: back to the numbers, or away from a question. */
    void leave() {
        if (removal.askingProperty().get() != Removal.Step.NOTHING) {
            removal.ask(Removal.Step.NOTHING);
        } else if (!state.running.get()) {
            showNumbers();
        }
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
        place.pending(saved, loaded.secretLost());
        shown();
        lookAtStores(this::afterFirstLook);
    }

    /** Puts the keyboard where the work begins. Called when the pane comes into view. */
    void shown() {
        if (!quiet && !state.loading.get() && !state.running.get()) {
            state.focus(state.isNew.get() ? Focus.NAME : form.tokenOrSave());
        }
    }

    private void describe(@Nullable Workspace workspace) {
        state.isNew.set(workspace == null);
        state.title.set(workspace == null ? wording.get("title.new") : workspace.name());
        describeToken();
    }

    private void describeToken() {
        SavedCredentials of = saved;
        state.tokenPrompt.set(
                of == null
                        ? wording.get("token.prompt")
                        : form.isSecretLost() ? wording.get("token.again") : wording.savedToken(of));
    }

    /** The keychain may take seconds to answer, so the pane does not wait for it. */
    private void lookAtStores(Runnable then) {
        int mine = edition;
        String id = state.isNew.get() ? null : workspaceId;
        background.run(
                () -> loading.look(id),
                look -> {
                    if (mine == edition) {
                        show(look);
                        then.run();
                    }
                },
                this::failed);
    }

    private void show(LoadJob.Look look) {
        SavedCredentials found = look.saved();
        if (saved != null && found != null) {
            saved = found;
            form.moved(found);
            if (look.lost() && !form.isSecretLost()) {
                form.secretIsLost();
            }
            describeToken();
        }
        place.show(look);
    }

    /** Nothing can be saved with a token that is locked away. */
    private void afterFirstLook() {
        if (quiet) {
            return;
        }
        if (!state.isNew.get() && place.askingProperty().get()) {
            state.focus(Focus.PASSPHRASE);
        } else if (form.isSecretLost()) {
            state.focus(Focus.AUTH_TOKEN);
        }
    }

    private void afterVault() {
        state.focus(form.tokenOrSave());
    }

    private void ended(SaveJob.Form entered, long save, SaveJob.Saved end) {
        if (shownSave == save) {
            SavedCredentials before = saved;
            stop(entered, end.workspace());
            SavedCredentials stored = end.stored();
            Workspace workspace = end.workspace();
            if (stored != null && workspace != null) {
                saved = stored;
                form.stored(workspace, stored, end.result().keptIn() != null);
                describe(workspace);
            }
            outcome.tell(entered, end, before != null);
            lookAtStores(() -> {});
        }
        if (end.workspace() != null) {
            onSaved.accept(end.workspace().id());
        }
    }

    private void stop(SaveJob.Form entered, @Nullable Workspace left) {
        shownSave = 0;
        state.end();
        if (entered.isNew() && left == null) {
            workspaceId = null;
        }
    }

    private void failed(Failure failure) {
        state.loading.set(false);
        switch (failure.code()) {
            case "SB-015" -> {
                form.id().refuse(Entry.Problem.of(wording.failure(failure)));
                state.focus(Focus.ID);
            }
            case "SB-604" -> {
                form.secretIsLost();
                describeToken();
                form.authToken().refuse(Entry.Problem.of(wording.failure(failure)));
                state.focus(Focus.AUTH_TOKEN);
            }
            default -> {
                state.say(Notice.Kind.ERROR, wording.failure(failure).text());
                state.focus(form.firstInvalid());
                if (failure instanceof Failure.Secrets) {
                    lookAtStores(this::afterFirstLook);
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
