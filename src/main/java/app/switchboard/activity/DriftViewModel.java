package app.switchboard.activity;

import app.switchboard.base.Failure;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.Rereading;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import app.switchboard.fx.WorkspacePage;
import app.switchboard.history.History.Purpose;
import app.switchboard.sync.SyncOptions;
import app.switchboard.sync.SyncResult;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What was changed outside Switchboard and is not settled, of a workspace or of all. For the FX thread. */
final class DriftViewModel implements WorkspacePage {

    private record Read(@Nullable String workspaceId, List<DriftRow> rows) {}

    private final Doors doors;
    private final Desk desk;
    private final Navigator navigator;
    private final DriftRows source;
    private final Following following;
    private final Rereading<Read> reading;
    private final ObservableList<DriftRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<PageState> state = new ReadOnlyObjectWrapper<>(PageState.LOADING);
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable String workspaceId;
    private int checks;

    DriftViewModel(Doors doors, Desk desk, Navigator navigator) {
        this.doors = doors;
        this.desk = desk;
        this.navigator = navigator;
        this.source = new DriftRows(doors, desk.texts());
        this.reading = new Rereading<>(desk.background(), this::read, this::show, this::failed);
        this.following = new Following(doors, desk.background(), reading::follow);
    }

    @Override
    public void show(@Nullable String id) {
        if (!Objects.equals(id, workspaceId)) {
            state.set(PageState.LOADING);
        }
        workspaceId = id;
        problem.set("");
        following.start();
        reading.read();
    }

    @Override
    public void hide() {
        following.stop();
    }

    private Callable<Read> read() {
        String id = workspaceId;
        return () -> new Read(id, source.read(id));
    }

    private void show(Read read) {
        if (!Objects.equals(read.workspaceId(), workspaceId)) {
            return;
        }
        if (!rows.equals(read.rows())) {
            rows.setAll(read.rows());
        }
        state.set(read.rows().isEmpty() ? PageState.EMPTY : PageState.CONTENT);
    }

    private void failed(Failure failure) {
        problem.set(failure.text());
        state.set(PageState.FAILED);
    }

    /** Shows what a sync would do about it. */
    void review(DriftRow row) {
        navigator.review(PlanRequest.Sync.of(row.workspaceId()));
    }

    /** Settles it by a sync, which acts as the workspace's policy says. */
    void accept(DriftRow row) {
        navigator.sync(row.workspaceId());
    }

    void open(DriftRow row) {
        if (row instanceof DriftRow.Change change) {
            String numberId = change.numberId();
            if (numberId == null) {
                navigator.showNumbers(row.workspaceId());
            } else {
                navigator.showNumber(row.workspaceId(), numberId);
            }
        }
    }

    /** Looks at Twilio for what was changed: in the workspace that is shown, or in all that have an account. */
    void check() {
        problem.set("");
        String id = workspaceId;
        if (id != null) {
            check(id);
            return;
        }
        desk.background()
                .run(
                        () -> doors.credentials().all().stream()
                                .map(SavedCredentials::workspaceId)
                                .toList(),
                        ids -> ids.forEach(this::check),
                        this::failed);
    }

    private void check(String id) {
        if (desk.tasks().running(id) != null || doors.sync().isRunning(id)) {
            return;
        }
        checks++;
        checking.set(true);
        desk.tasks()
                .start(
                        id,
                        Purpose.CHECK,
                        (progress, cancellation) -> doors.sync().check(id, SyncOptions.DEFAULT, progress, cancellation),
                        new Tasks.Listener<>() {
                            @Override
                            public void ended(SyncResult result) {
                                checked(result.failure());
                            }

                            @Override
                            public void failed(Failure failure) {
                                checked(failure);
                            }
                        });
    }

    private void checked(@Nullable Failure failure) {
        checks--;
        checking.set(checks > 0);
        if (failure != null) {
            problem.set(failure.text());
        }
        reading.read();
    }

    /** Reads anew. */
    void refresh() {
        problem.set("");
        reading.read();
    }

    Texts texts() {
        return desk.texts();
    }

    ObservableList<DriftRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<PageState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** True while a check that was begun here goes on. */
    ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /** Why it can't be read, or why the last check failed; {@code ""}: nothing to say. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
