package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.credentials.Credentials;
import app.switchboard.fx.Background;
import app.switchboard.numbers.Numbers;
import app.switchboard.workspace.Workspaces;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Takes a workspace away, or back to its start, after asking once more in place. Twilio is not touched by either. */
final class Removal {

    /** What the person is asked about. */
    enum Step {
        NOTHING,
        REMOVE,
        RESET
    }

    private final Workspaces workspaces;
    private final Credentials credentials;
    private final Numbers numbers;
    private final Background background;
    private final BiConsumer<Step, String> done;
    private final BiConsumer<String, Failure> failed;
    private final ReadOnlyObjectWrapper<Step> asking = new ReadOnlyObjectWrapper<>(this, "asking", Step.NOTHING);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");

    Removal(
            Workspaces workspaces,
            Credentials credentials,
            Numbers numbers,
            Background background,
            BiConsumer<Step, String> done,
            BiConsumer<String, Failure> failed) {
        this.workspaces = workspaces;
        this.credentials = credentials;
        this.numbers = numbers;
        this.background = background;
        this.done = done;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<Step> askingProperty() {
        return asking.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    void ask(Step step) {
        asking.set(step);
    }

    void confirm(String workspaceId) {
        Step step = asking.get();
        if (step == Step.NOTHING || running.get()) {
            return;
        }
        running.set(true);
        background.run(
                () -> {
                    // First the secret: once the rows are gone nobody knows its name any more.
                    credentials.forget(workspaceId);
                    if (step == Step.REMOVE) {
                        workspaces.remove(workspaceId);
                    } else {
                        workspaces.reset(workspaceId);
                    }
                    numbers.changedElsewhere();
                    return step;
                },
                ended -> {
                    over();
                    done.accept(ended, workspaceId);
                },
                failure -> {
                    over();
                    failed.accept(workspaceId, failure);
                });
    }

    private void over() {
        running.set(false);
        asking.set(Step.NOTHING);
    }
}
