package app.switchboard.activity;

import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.Rereading;
import app.switchboard.fx.Texts;
import app.switchboard.fx.WorkspacePage;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Run;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.workspace.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The recorded runs of a workspace or of all, filtered, and what the selected one changed. For the FX thread. */
final class HistoryViewModel implements WorkspacePage {

    /** How many runs are read at first, and how many more each time one asks. */
    static final int STEP = 200;

    private record Read(@Nullable String workspaceId, List<RunItem> runs, boolean more) {}

    private final Doors doors;
    private final Background background;
    private final Texts texts;
    private final Navigator navigator;
    private final Following following;
    private final Rereading<Read> reading;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Mark> mark = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Purpose> purpose = new SimpleObjectProperty<>();
    private final BooleanProperty changedOnly = new SimpleBooleanProperty();
    private final ObservableList<RunItem> rows = FXCollections.observableArrayList();
    private final RunChanges changes;
    private final ObjectProperty<@Nullable RunItem> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<PageState> state = new ReadOnlyObjectWrapper<>(PageState.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable String> workspaceId = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private List<RunItem> all = List.of();
    private int most = STEP;

    HistoryViewModel(Doors doors, Desk desk, Navigator navigator) {
        this.doors = doors;
        this.background = desk.background();
        this.texts = desk.texts();
        this.navigator = navigator;
        this.reading = new Rereading<>(background, this::read, this::show, this::failed);
        this.following = new Following(doors, background, reading::follow);
        search.subscribe(any -> filter());
        mark.subscribe(any -> filter());
        purpose.subscribe(any -> filter());
        changedOnly.subscribe(any -> filter());
        this.changes = new RunChanges(doors.journal(), background, texts, selected, this::failed);
    }

    @Override
    public void show(@Nullable String id) {
        if (!Objects.equals(id, workspaceId.get())) {
            most = STEP;
            selected.set(null);
            state.set(PageState.LOADING);
        }
        workspaceId.set(id);
        following.start();
        reading.read();
    }

    @Override
    public void hide() {
        following.stop();
    }

    private Callable<Read> read() {
        String id = workspaceId.get();
        int wanted = most;
        return () -> {
            Map<String, String> names =
                    doors.workspaces().all().stream().collect(Collectors.toMap(Workspace::id, Workspace::name));
            List<Run> runs = id == null
                    ? doors.history().recent(wanted + 1)
                    : doors.history().recent(id, wanted + 1);
            List<RunItem> items = runs.stream()
                    .limit(wanted)
                    .map(run -> RunItem.of(run, names.getOrDefault(run.workspaceId(), run.workspaceId()), texts))
                    .toList();
            return new Read(id, items, runs.size() > wanted);
        };
    }

    private void show(Read read) {
        if (Objects.equals(read.workspaceId(), workspaceId.get())) {
            all = read.runs();
            more.set(read.more());
            state.set(all.isEmpty() ? PageState.EMPTY : PageState.CONTENT);
            RunItem before = selected.get();
            filter();
            if (Objects.equals(before, selected.get())) {
                changes.read();
            }
        }
    }

    private void failed(Failure failure) {
        problem.set(failure.text());
        state.set(PageState.FAILED);
    }

    private void filter() {
        List<String> words = Arrays.stream(
                        search.get().strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<RunItem> now = all.stream()
                .filter(run -> mark.get() == null || run.mark() == mark.get())
                .filter(run -> purpose.get() == null || run.purpose() == purpose.get())
                .filter(run -> run.changed() || !changedOnly.get())
                .filter(run -> run.matches(words))
                .toList();
        RunItem before = selected.get();
        if (!rows.equals(now)) {
            rows.setAll(now);
        }
        RunItem again = before == null
                ? null
                : now.stream()
                        .filter(run -> run.id().equals(before.id()))
                        .findFirst()
                        .orElse(null);
        selected.set(again == null && !now.isEmpty() ? now.getFirst() : again);
        footer.set(
                now.size() == all.size()
                        ? texts.get("history.footer", all.size())
                        : texts.get("history.footer.some", now.size(), all.size()));
    }

    /** Reads older runs, too. */
    void showMore() {
        most += STEP;
        reading.read();
    }

    /** Shows every run again. */
    void clearFilter() {
        search.set("");
        mark.set(null);
        purpose.set(null);
        changedOnly.set(false);
    }

    /** Shows what would take the selected run back. */
    void undo() {
        RunItem run = selected.get();
        if (run != null && changes.undoableProperty().get()) {
            navigator.review(new PlanRequest.UndoRun(run.workspaceId(), run.id()));
        }
    }

    /** Leads to the number that was changed, unless the person has gone elsewhere by the time that it is found. */
    void open(ChangeRow change) {
        String id = change.workspaceId();
        Consumer<Optional<StoredNumber>> lead = found -> found.ifPresentOrElse(
                stored -> navigator.showNumber(id, stored.number().id()), () -> navigator.showNumbers(id));
        background.run(
                () -> doors.numbers().of(id).stream()
                        .filter(stored -> stored.number().sid().equals(change.numberSid()))
                        .findFirst(),
                found -> {
                    if (following.isOn()) {
                        lead.accept(found);
                    }
                },
                this::failed);
    }

    /** The way on where there are no runs. */
    void leaveEmpty() {
        String id = workspaceId.get();
        if (id == null) {
            navigator.showCredentials(null);
        } else {
            navigator.sync(id);
        }
    }

    void refresh() {
        reading.read();
    }

    Texts texts() {
        return texts;
    }

    /** As filtered, the newest first. */
    ObservableList<RunItem> rows() {
        return rows;
    }

    /** What the selected run changed, in its order. */
    ObservableList<ChangeRow> changes() {
        return changes.rows();
    }

    StringProperty searchProperty() {
        return search;
    }

    /** How the runs that are shown ended; null: anyhow. */
    ObjectProperty<@Nullable Mark> markProperty() {
        return mark;
    }

    /** What the runs that are shown were for; null: anything. */
    ObjectProperty<@Nullable Purpose> purposeProperty() {
        return purpose;
    }

    BooleanProperty changedOnlyProperty() {
        return changedOnly;
    }

    ObjectProperty<@Nullable RunItem> selectedProperty() {
        return selected;
    }

    ReadOnlyObjectProperty<@Nullable String> workspaceIdProperty() {
        return workspaceId.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PageState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether there are older runs. */
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** Whether something that the selected run changed can be taken back. */
    ReadOnlyBooleanProperty undoableProperty() {
        return changes.undoableProperty();
    }

    ReadOnlyStringProperty footerProperty() {
        return footer.getReadOnlyProperty();
    }

    /** Why it can't be read. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
