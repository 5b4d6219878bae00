package app.switchboard.settings;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.credentials.CredentialStep;
import app.switchboard.fx.Background;
import app.switchboard.sync.SyncEngine;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** How a workspace signs in: an API key for daily use is offered, never forced, and the Auth Token is rotated after asking once more in place. */
final class SignIn {

    /** What the person is offered or asked. */
    enum Question {
        NOTHING,
        /** Make an API key for daily use. */
        CREATE_KEY,
        /** Rotate the Auth Token. */
        ROTATE,
        /** Go on with a rotation that was stopped. */
        CONTINUE;

        /** As its texts are named. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final SyncEngine sync;
    private final Background background;
    private final PaneState state;
    private final Wording wording;
    private final Consumer<String> done;
    private final BiConsumer<String, Failure> failed;
    private final ReadOnlyObjectWrapper<Question> question =
            new ReadOnlyObjectWrapper<>(this, "question", Question.NOTHING);
    private final ReadOnlyBooleanWrapper canRotate = new ReadOnlyBooleanWrapper(this, "canRotate");
    private @Nullable Cancellation running;

    /**
     * @param done called with the workspace's id once it came to its end, or was cancelled
     * @param failed called where it did not
     */
    SignIn(
            SyncEngine sync,
            Background background,
            PaneState state,
            Wording wording,
            Consumer<String> done,
            BiConsumer<String, Failure> failed) {
        this.sync = sync;
        this.background = background;
        this.state = state;
        this.wording = wording;
        this.done = done;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** True where there is an Auth Token that can be rotated. */
    ReadOnlyBooleanProperty canRotateProperty() {
        return canRotate.getReadOnlyProperty();
    }

    boolean isRunning() {
        return running != null;
    }

    /** Another workspace, of which nothing is known yet. What goes on for the one before goes on unseen. */
    void start() {
        running = null;
        question.set(Question.NOTHING);
        canRotate.set(false);
    }

    /** Shows what the stores said. */
    void show(LoadJob.Look look) {
        canRotate.set(look.hasToken() && !look.rotating());
        boolean possible = look.hasToken() && look.saved() != null;
        boolean byKey = look.saved() != null && look.saved().byKey();
        Question now = question.get();
        if (look.rotating()) {
            question.set(Question.CONTINUE);
        } else if (now == Question.CONTINUE || !possible || (now == Question.CREATE_KEY && byKey)) {
            question.set(Question.NOTHING);
        }
    }

    /** A save with an Auth Token came to its end. */
    void offerKey() {
        question.set(Question.CREATE_KEY);
    }

    void askRotation() {
        question.set(Question.ROTATE);
    }

    void dismiss() {
        question.set(Question.NOTHING);
    }

    /** Does what was offered or asked. */
    void confirm(String workspaceId) {
        Question what = question.get();
        if (what == Question.NOTHING || state.running.get()) {
            return;
        }
        Cancellation cancellation = new Cancellation();
        running = cancellation;
        question.set(Question.NOTHING);
        boolean key = what == Question.CREATE_KEY;
        String ending = key ? "key" : "token";
        state.begin(wording.get("step.verify"));
        state.focus(Focus.CANCEL);
        Consumer<CredentialStep> progress = background.coalesced(step -> {
            if (running == cancellation && !cancellation.isCancelled()) {
                state.step(
                        wording.get(
                                step == CredentialStep.CREATE
                                        ? "step.create." + ending
                                        : "step." + step.name().toLowerCase(Locale.ROOT)),
                        fraction(step));
            }
        });
        background.run(
                () -> work(key, workspaceId, progress, cancellation),
                whole -> {
                    if (over(cancellation)) {
                        state.say(
                                whole ? Notice.Kind.DONE : Notice.Kind.INFO,
                                wording.get((whole ? "done." : "stopped.") + ending));
                    }
                    done.accept(workspaceId);
                },
                failure -> {
                    if (over(cancellation)) {
                        failed.accept(workspaceId, failure);
                    }
                });
    }

    private static double fraction(CredentialStep step) {
        return switch (step) {
            case CREATE -> 0.2;
            case VERIFY -> 0.4;
            case PROMOTE -> 0.6;
            case STORE -> 0.8;
        };
    }

    /** False where it was cancelled. */
    private boolean work(
            boolean key, String workspaceId, Consumer<CredentialStep> progress, Cancellation cancellation) {
        try {
            if (key) {
                var ignored = sync.createKey(workspaceId, progress, cancellation);
            } else {
                sync.rotateToken(workspaceId, progress, cancellation);
            }
            return true;
        } catch (CancelledException e) {
            return false;
        }
    }

    /** True where the pane shows it still. */
    private boolean over(Cancellation cancellation) {
        if (running != cancellation) {
            return false;
        }
        running = null;
        state.end();
        return true;
    }

    /** Stops after the step that goes on; what is done is kept, and can be gone on with. */
    void cancel() {
        Cancellation now = running;
        if (now != null) {
            state.cancelling(wording.get("cancelling"));
            now.cancel();
        }
    }
}
