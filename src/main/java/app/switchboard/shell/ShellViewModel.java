package app.switchboard.shell;

import app.switchboard.base.Cancellation;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Mode;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.NumberList;
import app.switchboard.fx.Page;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Task;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import app.switchboard.fx.WorkspacePage;
import app.switchboard.sync.SyncOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The main window: which page of which workspace is looked at, how it stands, and where to go. For the FX thread. */
public final class ShellViewModel implements Navigator {

    private final Doors doors;
    private final Desk desk;
    private final Mode mode;
    private final WorkspaceList workspaces;
    private final Words words;
    private final Runs runs;
    private final Headers headers;
    private final Whereabouts whereabouts;
    private final Problems problems = new Problems();
    private final List<Cancellation.Registration> watches = new ArrayList<>();

    private final ReadOnlyObjectWrapper<Header> header = new ReadOnlyObjectWrapper<>(Header.quiet(""));
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private @Nullable Faces connected;
    private Runnable find = () -> {};

    public ShellViewModel(Doors doors, Desk desk, Mode mode) {
        this.doors = doors;
        this.desk = desk;
        this.mode = mode;
        this.words = new Words(desk.texts());
        this.whereabouts = new Whereabouts(desk.preferences(), mode);
        this.runs = new Runs(doors.sync(), desk.tasks(), words, whereabouts::isLookedAt, problems, this::refresh);
        this.workspaces = new WorkspaceList(
                desk.background(), new Overview(doors, desk.texts()), runs::isGoingOn, this::known, failure -> {
                    problems.note("", failure);
                    present();
                });
        this.headers = new Headers(workspaces, desk.tasks(), words, desk.texts());
    }

    /** Begins, now that it is known where the other faces are. To be called once, before a view is loaded. */
    public void connect(Faces faces) {
        connected = faces;
        ListChangeListener<Task> follow = change -> present();
        desk.tasks().all().addListener(follow);
        watches.add(() -> desk.tasks().all().removeListener(follow));
        if (mode != Mode.SAFE) {
            Reconnect reconnect = new Reconnect(doors.sync(), desk.background(), workspaces::items, runs::start);
            watches.add(reconnect::stop);
        }
        Consumer<Boolean> changed = desk.background().coalesced(any -> workspaces.follow());
        watches.add(doors.numbers().watch(any -> changed.accept(true)));
        watches.add(doors.sync().watchRuns(id -> changed.accept(true)));
        refresh();
    }

    Faces faces() {
        return Objects.requireNonNull(connected, "connect() comes first");
    }

    /** Reads again how the workspaces stand: to be called where one was saved, renamed or removed. */
    public void refresh() {
        workspaces.refresh();
    }

    /** Something was changed that nobody here asked for, by a command line: reads again what is looked at. */
    public void changedElsewhere() {
        refresh();
        list().refresh();
        WorkspacePage shown = faces().pages().get(whereabouts.page());
        if (shown != null) {
            shown.show(whereabouts.workspaceId());
        }
    }

    /** A workspace was saved, reset or removed in the settings. */
    public void saved(String id) {
        problems.forget(id);
        refresh();
        present();
    }

    /** Decides what to show, now that the workspaces are known anew. */
    private void known(boolean renamed) {
        problems.known(workspaces.items());
        String id = whereabouts.workspaceId();
        if (whereabouts.page() == Page.STARTING) {
            begin();
        } else if (id != null && workspaces.find(id) == null) {
            // It may have come since this was read.
            if (!workspaces.isReading()) {
                showNumbers(null);
            }
        } else {
            whereabouts.go(pageFor(whereabouts.page()), id);
        }
        if (renamed) {
            list().refresh();
        }
        present();
    }

    /** Without a workspace there is nothing but the welcome. */
    private Page pageFor(Page wanted) {
        Page first = workspaces.size() == 0 ? Page.WELCOME : Page.NUMBERS;
        return first == Page.WELCOME || wanted == Page.WELCOME || wanted == Page.STARTING ? first : wanted;
    }

    /** Brings everything that shows up to date with what is known. */
    private void present() {
        Page page = whereabouts.page();
        String id = whereabouts.workspaceId();
        workspaces.present();
        header.set(headers.of(id, page));
        list().showSyncing(header.get().syncing());
        if (page == Page.NUMBERS || page == Page.OVERVIEW) {
            problems.showBeside(id == null ? null : workspaces.find(id));
        } else {
            problems.hide();
        }
    }

    /** Syncs the selected workspace; all that can be where none is selected. */
    void sync() {
        problems.forgetUnrecorded();
        String id = whereabouts.workspaceId();
        workspaces.items().stream()
                .filter(item -> id == null ? item.hasCredentials() : item.id().equals(id))
                .toList()
                .forEach(item -> runs.start(item.id()));
    }

    @Override
    public void sync(String workspaceId) {
        problems.forget(workspaceId);
        runs.start(workspaceId);
    }

    /** Stops whatever runs and hears nothing any more; for when the window closes. */
    public void close() {
        whereabouts.remember();
        watches.forEach(Cancellation.Registration::close);
        list().close();
        tasks().cancelAll();
    }

    private void begin() {
        Whereabouts.Place last = whereabouts.last(workspaces);
        show(last.page(), last.workspaceId());
        if (mode == Mode.DEMO) {
            sync();
        }
    }

    /** The way out that the bar offers. */
    void wayOut() {
        Problem now = problems.shownProperty().get();
        if (now == null) {
            return;
        }
        switch (now.wayOut()) {
            case CREDENTIALS -> showCredentials(now.workspaceId());
            case SHRINK -> runs.start(now.workspaceId(), new SyncOptions(null, true));
            case REVIEW -> review(PlanRequest.Sync.of(now.workspaceId()));
            case DRIFT -> show(Page.DRIFT, now.workspaceId());
            case AGAIN -> sync();
            case READ_AGAIN -> {
                problems.forgetUnrecorded();
                refresh();
            }
        }
    }

    @Override
    public void show(Page wanted, @Nullable String workspaceId) {
        if (!Objects.equals(workspaceId, whereabouts.workspaceId())) {
            runs.dismissResult();
        }
        WorkspacePage before = faces().pages().get(whereabouts.page());
        Page now = pageFor(wanted);
        whereabouts.go(now, workspaceId);
        WorkspacePage shown = faces().pages().get(now);
        if (before != null && !before.equals(shown)) {
            before.hide();
        }
        if (shown != null) {
            shown.show(workspaceId);
        }
        if (now == Page.NUMBERS || now == Page.WELCOME) {
            list().show(workspaceId);
        }
        refresh();
        present();
    }

    @Override
    public void showNumber(String workspaceId, String numberId) {
        showNumbers(workspaceId);
        list().reveal(numberId);
    }

    @Override
    public void showSettings(SettingsPane pane) {
        faces().settings().show(pane);
    }

    @Override
    public void showCredentials(@Nullable String workspaceId) {
        faces().settings().showCredentials(workspaceId);
    }

    @Override
    public void review(PlanRequest request) {
        faces().plan().review(request);
    }

    @Override
    public void exploreDemo() {
        faces().exploreDemo().run();
    }

    /** Says what puts the keyboard into the search field. */
    void onFind(Runnable focusSearch) {
        find = focusSearch;
    }

    /** Leads to the search, from wherever the person is. */
    void find() {
        if (whereabouts.page() != Page.NUMBERS) {
            showNumbers(whereabouts.workspaceId());
        }
        find.run();
    }

    Whereabouts whereabouts() {
        return whereabouts;
    }

    Runs runs() {
        return runs;
    }

    Problems problems() {
        return problems;
    }

    Mode mode() {
        return mode;
    }

    /** What happened meanwhile, newest last; whoever shows them takes them away. */
    public ObservableList<Notice> notices() {
        return notices;
    }

    NumberList list() {
        return faces().list();
    }

    Tasks tasks() {
        return desk.tasks();
    }

    Texts texts() {
        return desk.texts();
    }

    Words words() {
        return words;
    }

    ObservableList<WorkspaceItem> workspaces() {
        return workspaces.items();
    }

    ReadOnlyObjectProperty<Header> headerProperty() {
        return header.getReadOnlyProperty();
    }
}
