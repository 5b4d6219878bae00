package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Background;
import app.switchboard.workspace.Workspace;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The workspace that the pane shows, read from the database and then, which can take seconds, from the secret stores. */
final class ShownWorkspace {

    private final LoadJob loading;
    private final Background background;
    private final CredentialsForm form;
    private final PaneState state;
    private final SecretPlace place;
    private final SignIn signIn;
    private final Wording wording;
    private final Consumer<Failure> failed;
    private @Nullable String id;
    private @Nullable SavedCredentials saved;
    /** True where the person did not ask for this form in particular. */
    private boolean quiet;
    /** Tells answers to earlier questions from the newest. */
    private int edition;
    /** As the edition, of looks at the stores. */
    private int looks;
    /** Grows with whatever is typed. */
    private int typed;

    ShownWorkspace(
            LoadJob loading,
            Background background,
            CredentialsForm form,
            PaneState state,
            SecretPlace place,
            SignIn signIn,
            Wording wording,
            Consumer<Failure> failed) {
        this.loading = loading;
        this.background = background;
        this.form = form;
        this.state = state;
        this.place = place;
        this.signIn = signIn;
        this.wording = wording;
        this.failed = failed;
        form.onEdit(() -> typed++);
    }

    /** Null for a new one. */
    @Nullable
    String id() {
        return id;
    }

    @Nullable
    SavedCredentials saved() {
        return saved;
    }

    /** A new workspace has its id once it is saved, and loses it where that came to nothing. */
    void named(@Nullable String now) {
        id = now;
    }

    void quiet(boolean now) {
        quiet = now;
    }

    /** Reads a workspace, or a new one where the id is null. */
    void show(@Nullable String now, boolean quietly) {
        quiet = quietly;
        int mine = ++edition;
        looks++;
        id = now;
        saved = null;
        state.start();
        signIn.start();
        form.start(LoadJob.Loaded.NOTHING);
        background.run(
                () -> loading.run(now),
                loaded -> {
                    if (mine == edition) {
                        show(loaded);
                    }
                },
                failure -> {
                    if (mine == edition) {
                        failed.accept(failure);
                    }
                });
    }

    private void show(LoadJob.Loaded loaded) {
        saved = loaded.saved();
        form.start(loaded);
        describe(loaded.workspace());
        state.loading.set(false);
        place.pending(saved, loaded.secretLost());
        focus();
        lookAgain();
    }

    /** Puts the keyboard where the work begins. */
    void focus() {
        if (!quiet && !state.loading.get() && !state.running.get()) {
            state.focus(state.isNew.get() ? Focus.NAME : form.tokenOrSave());
        }
    }

    /** Notes what was saved. */
    void stored(Workspace workspace, SavedCredentials now) {
        saved = now;
        describe(workspace);
    }

    private void describe(@Nullable Workspace workspace) {
        state.isNew.set(workspace == null);
        state.title.set(workspace == null ? wording.get("title.new") : workspace.name());
        describeSecret();
    }

    void describeSecret() {
        state.tokenPrompt.set(wording.secretPrompt(saved, form));
    }

    /** How it signs in was changed: reads that anew, and leaves the notice and what is typed in other fields. */
    void reload(String now) {
        int mine = edition;
        background.run(
                () -> loading.run(now),
                loaded -> {
                    if (mine == edition) {
                        saved = loaded.saved();
                        form.renewed(saved);
                        describeSecret();
                        lookAtStores(() -> state.focus(form.tokenOrSave()));
                    }
                },
                failure -> {
                    if (mine == edition) {
                        failed.accept(failure);
                    }
                });
    }

    /** Looks at the stores, and leads to what keeps the secret away. */
    void lookAgain() {
        lookAtStores(this::afterFirstLook);
    }

    /**
     * The keychain may take seconds to answer, so the pane does not wait for it.
     *
     * @param then where the keyboard goes: not called where something was typed meanwhile, which would go on in another field
     */
    void lookAtStores(Runnable then) {
        int mine = ++looks;
        int before = typed;
        String of = state.isNew.get() ? null : id;
        background.run(
                () -> loading.look(of),
                look -> {
                    if (mine == looks) {
                        show(look);
                        if (typed == before) {
                            then.run();
                        }
                    }
                },
                failure -> {
                    if (mine == looks) {
                        failed.accept(failure);
                    }
                });
    }

    private void show(LoadJob.Look look) {
        SavedCredentials found = look.saved();
        if (saved != null && found != null) {
            saved = found;
            form.moved(found);
            if (look.lost() && !form.isSecretLost()) {
                form.secretIsLost();
            }
            describeSecret();
        }
        signIn.show(look);
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
}
