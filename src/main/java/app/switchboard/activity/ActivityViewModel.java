package app.switchboard.activity;

import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.Page;
import app.switchboard.fx.Rereading;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import app.switchboard.fx.WorkspacePage;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What this window runs and ran since it was opened: what runs first, then the newest. For the FX thread. */
final class ActivityViewModel implements WorkspacePage {

    private static final Comparator<TaskRow> ORDER = Comparator.comparing(TaskRow::running)
            .thenComparingLong(TaskRow::id)
            .reversed();

    private final Workspaces workspaces;
    private final Tasks tasks;
    private final Texts texts;
    private final Navigator navigator;
    private final Rereading<Map<String, String>> names;
    private final ListChangeListener<Task> listener = change -> present();
    private final ObservableList<TaskRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<PageState> state = new ReadOnlyObjectWrapper<>(PageState.EMPTY);
    private final ReadOnlyBooleanWrapper anyEnded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private Map<String, String> known = Map.of();
    private @Nullable String workspaceId;
    private boolean listening;

    ActivityViewModel(Doors doors, Desk desk, Navigator navigator) {
        this.workspaces = doors.workspaces();
        this.tasks = desk.tasks();
        this.texts = desk.texts();
        this.navigator = navigator;
        // Without names their ids are shown, so that nothing needs to be said.
        this.names = new Rereading<>(desk.background(), this::read, this::show, failure -> present());
    }

    @Override
    public void show(@Nullable String id) {
        workspaceId = id;
        if (!listening) {
            tasks.all().addListener(listener);
            listening = true;
        }
        names.read();
    }

    @Override
    public void hide() {
        tasks.all().removeListener(listener);
        listening = false;
    }

    private Callable<Map<String, String>> read() {
        return () -> workspaces.all().stream().collect(Collectors.toMap(Workspace::id, Workspace::name));
    }

    private void show(Map<String, String> now) {
        known = now;
        present();
    }

    /** Exchanges only the lines that changed: the others must not flicker. */
    private void present() {
        List<TaskRow> now = tasks.all().stream()
                .filter(task -> workspaceId == null || workspaceId.equals(task.workspaceId()))
                .map(task -> TaskRow.of(task, known.getOrDefault(task.workspaceId(), task.workspaceId()), texts))
                .sorted(ORDER)
                .toList();
        if (now.size() == rows.size()) {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(rows.get(i))) {
                    rows.set(i, now.get(i));
                }
            }
        } else {
            rows.setAll(now);
        }
        int running = (int) now.stream().filter(TaskRow::running).count();
        anyEnded.set(running < now.size());
        summary.set(texts.get("activity.summary", running, now.size() - running));
        state.set(now.isEmpty() ? PageState.EMPTY : PageState.CONTENT);
    }

    /** Stops a run; what it finished stays. */
    void cancel(TaskRow row) {
        tasks.cancel(row.task());
    }

    /** Takes those that ended off the list. */
    void clearEnded() {
        tasks.forgetEnded();
    }

    /** What ran before stands there. */
    void showHistory() {
        navigator.show(Page.HISTORY, workspaceId);
    }

    Texts texts() {
        return texts;
    }

    ObservableList<TaskRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<PageState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether there are some that ended. */
    ReadOnlyBooleanProperty anyEndedProperty() {
        return anyEnded.getReadOnlyProperty();
    }

    /** How many run, and how many ended. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }
}
