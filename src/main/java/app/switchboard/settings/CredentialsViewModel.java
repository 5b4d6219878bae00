package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.jspecify.annotations.Nullable;

/** The credentials pane: a workspace, its account and its webhook address, and the one Save that does it all. Used on the FX thread. */
public final class CredentialsViewModel {

    private final Navigator navigator;
    private final Wording wording;
    private final CredentialsForm form;
    private final ShownWorkspace shown;
    private final SaveFlow saving;
    private final SecretPlace place;
    private final Removal removal;
    private final SignIn signIn;
    private final Outcome outcome;
    private final PaneState state = new PaneState();
    private final BooleanBinding savable;

    private Consumer<String> onSaved = id -> {};
    private Runnable onLeave = () -> {};

    public CredentialsViewModel(Doors doors, Desk desk, Navigator navigator) {
        Workspaces workspaces = doors.workspaces();
        Credentials credentials = doors.credentials();
        Background background = desk.background();
        this.navigator = navigator;
        this.wording = new Wording(desk.texts());
        this.form = new CredentialsForm(wording, () -> WebhooksViewModel.template(desk.preferences()));
        SaveJob job = new SaveJob(doors, () -> WebhooksViewModel.foreign(desk.preferences()));
        this.saving = new SaveFlow(desk.tasks(), job, state, wording, this::workspaceId);
        this.signIn = new SignIn(doors.sync(), background, state, wording, this::signedInAnew, this::signInFailed);
        this.place = new SecretPlace(new VaultJob(doors), background, wording, this::afterVault, state::focus);
        LoadJob loading = new LoadJob(workspaces, credentials, doors.secrets());
        this.shown = new ShownWorkspace(loading, background, form, state, place, signIn, wording, this::failed);
        this.outcome = new Outcome(state, form, wording);
        form.onEdit(() -> state.numbersNext.set(false));
        this.removal =
                new Removal(workspaces, credentials, doors.numbers(), background, this::removed, this::removalFailed);
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
        if ((saving.isShown() || signIn.isRunning()) && Objects.equals(id, workspaceId())) {
            shown.quiet(quietly);
            return;
        }
        saving.leave();
        removal.ask(Removal.Step.NOTHING);
        shown.show(id, quietly);
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
        return shown.id();
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

    SignIn signIn() {
        return signIn;
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
            shown.named(entered.id());
        }
        removal.ask(Removal.Step.NOTHING);
        signIn.dismiss();
        saving.start(entered, (end, inView) -> ended(entered, end, inView), failure -> {
            stop(entered, null);
            failed(failure);
        });
    }

    /** Stops a save, or what goes on with the credentials; what is done stays. */
    void cancel() {
        saving.cancel();
        signIn.cancel();
    }

    /** Enters the other kind of credentials: an API key, or the Auth Token. */
    void otherKind() {
        form.otherKind();
        shown.describeSecret();
        state.focus(form.byKey().get() ? Focus.KEY_SID : Focus.AUTH_TOKEN);
    }

    /** Does what was offered or asked about how the workspace signs in. */
    void confirmSignIn() {
        String id = workspaceId();
        if (id != null) {
            signIn.confirm(id);
        }
    }

    private void signedInAnew(String id) {
        onSaved.accept(id);
        if (Objects.equals(id, workspaceId())) {
            shown.reload(id);
        }
    }

    private void signInFailed(String id, Failure failure) {
        if (Objects.equals(id, workspaceId())) {
            state.say(Notice.Kind.ERROR, wording.failure(failure).text());
            shown.reload(id);
        }
    }

    void dismissNotice() {
        state.notice.set(null);
        state.refusals.clear();
    }

    void showNumbers() {
        onLeave.run();
        navigator.showNumbers(workspaceId());
    }

    /** Esc with nothing to cancel: back to the numbers, or away from a question. */
    void leave() {
        if (removal.askingProperty().get() != Removal.Step.NOTHING) {
            removal.ask(Removal.Step.NOTHING);
        } else if (signIn.questionProperty().get() == SignIn.Question.ROTATE) {
            signIn.dismiss();
        } else if (!state.running.get()) {
            showNumbers();
        }
    }

    void confirmRemoval() {
        String id = workspaceId();
        if (id != null) {
            removal.confirm(id);
        }
    }

    /** Puts the keyboard where the work begins. Called when the pane comes into view. */
    void shown() {
        shown.focus();
    }

    private void afterVault() {
        // At once: its field is gone, and what is typed now must not go where nobody chose.
        Focus next = form.tokenOrSave();
        state.focus(next);
        shown.lookAtStores(() -> {
            if (form.tokenOrSave() != next) {
                state.focus(form.tokenOrSave());
            }
        });
    }

    private void ended(SaveJob.Form entered, SaveJob.Saved end, boolean inView) {
        if (inView) {
            boolean hadSaved = shown.saved() != null;
            stop(entered, end.workspace());
            SavedCredentials stored = end.stored();
            Workspace workspace = end.workspace();
            if (stored != null && workspace != null) {
                boolean kept = end.result().keptIn() != null;
                form.stored(workspace, stored, kept);
                boolean wasUsed = end.result().failure() == null && !form.shows(stored);
                if (wasUsed || (end.waits() && kept)) {
                    form.renewed(stored);
                }
                shown.stored(workspace, stored);
            }
            outcome.tell(entered, end, hadSaved);
            boolean offer = stored != null
                    && !stored.byKey()
                    && !entered.token().isEmpty()
                    && end.result().failure() == null;
            if (offer) {
                signIn.offerKey();
            }
            shown.lookAtStores(() -> {});
        }
        if (end.workspace() != null) {
            onSaved.accept(end.workspace().id());
        }
    }

    private void stop(SaveJob.Form entered, @Nullable Workspace left) {
        saving.leave();
        state.end();
        if (entered.isNew() && left == null) {
            shown.named(null);
        }
    }

    private void failed(Failure failure) {
        state.loading.set(false);
        outcome.failed(failure);
        shown.describeSecret();
        if (failure instanceof Failure.Secrets && !failure.code().equals("SB-604")) {
            shown.lookAgain();
        }
    }

    private void removed(Removal.Step step, String id) {
        onSaved.accept(id);
        if (!Objects.equals(id, workspaceId())) {
            // The person went on to another workspace, and may be typing there.
            return;
        }
        if (step == Removal.Step.RESET) {
            edit(id);
            state.say(Notice.Kind.INFO, wording.get("reset.done"));
        } else {
            edit(null);
            navigator.showNumbers(null);
        }
    }

    private void removalFailed(String id, Failure failure) {
        if (Objects.equals(id, workspaceId())) {
            failed(failure);
        } else {
            state.say(Notice.Kind.ERROR, wording.failure(failure).text());
        }
    }
}
