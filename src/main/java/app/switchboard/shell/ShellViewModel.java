package app.switchboard.shell;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Mode;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.NumberList;
import app.switchboard.fx.Page;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.PlanSheet;
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
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main window: which page of which workspace is looked at, how it stands, and where to go. For the FX thread. */
public final class ShellViewModel implements Navigator {

    private static final Logger LOG = LoggerFactory.getLogger(ShellViewModel.class);

    private final Doors doors;
    private final Desk desk;
    private final Mode mode;
    private final WorkspaceList workspaces;
    private final Words words;
    private final Runs runs;
    private final Headers headers;
    private final Problems problems = new Problems();
    private final List<Cancellation.Registration> watches = new ArrayList<>();

    private final ReadOnlyObjectWrapper<@Nullable String> selectedId = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.STARTING);
    private final ReadOnlyObjectWrapper<Header> header = new ReadOnlyObjectWrapper<>(Header.quiet(""));
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private @Nullable Faces connected;
    private boolean stale;
    private Runnable find = () -> {};
    private double sidebarWidth;

    public ShellViewModel(Doors doors, Desk desk, Mode mode) {
        this.doors = doors;
        this.desk = desk;
        this.mode = mode;
        this.words = new Words(desk.texts());
        this.runs = new Runs(doors.sync(), desk.tasks(), words, this::isLookedAt, new Ends());
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

    private Faces faces() {
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
        WorkspacePage shown = faces().pages().get(page.get());
        if (shown != null) {
            shown.show(selectedId.get());
        }
    }

    /** A workspace was saved, reset or removed in the settings. */
    public void saved(String id) {
        problems.forget(id);
        stale = true;
        refresh();
        present();
    }

    /** Decides what to show, now that the workspaces are known anew. */
    private void known(boolean renamed) {
        stale = false;
        problems.known(workspaces.items());
        String id = selectedId.get();
        if (page.get() == Page.STARTING) {
            begin();
        } else if (id != null && workspaces.find(id) == null) {
            showNumbers(null);
        } else {
            page.set(pageFor(page.get()));
        }
        if (renamed) {
            list().refresh();
        }
        present();
    }

    /** Without a workspace there is nothing but the welcome. */
    private Page pageFor(Page wanted) {
        if (workspaces.size() == 0) {
            return Page.WELCOME;
        }
        return wanted == Page.WELCOME || wanted == Page.STARTING ? Page.NUMBERS : wanted;
    }

    /** Brings everything that shows up to date with what is known. */
    private void present() {
        workspaces.present();
        header.set(headers.of(selectedId.get(), page.get(), stale));
        list().showSyncing(header.get().syncing());
        boolean beside = page.get() == Page.NUMBERS || page.get() == Page.OVERVIEW;
        problem.set(beside ? problems.beside(selected()) : null);
    }

    private @Nullable WorkspaceItem selected() {
        String id = selectedId.get();
        return id == null ? null : workspaces.find(id);
    }

    /** Hears the runs of the toolbar. */
    private final class Ends implements Runs.Listener {
        @Override
        public void ended(String workspaceId, boolean well) {
            if (well) {
                problems.forget(workspaceId);
            }
            // Until it is read, the words of before the run would stand there.
            stale = true;
            refresh();
        }

        @Override
        public void failed(String workspaceId, Failure failure) {
            problems.note(workspaceId, failure);
            refresh();
        }
    }

    private boolean isLookedAt(String workspaceId) {
        String id = selectedId.get();
        return id == null || id.equals(workspaceId);
    }

    /** Syncs the selected workspace; all that can be where none is selected. */
    void sync() {
        problems.forgetUnrecorded();
        String id = selectedId.get();
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

    /** Stops the runs of what is selected; what they finished stays. */
    void cancel() {
        runs.cancel();
    }

    /** Stops whatever runs and hears nothing any more; for when the window closes. */
    public void close() {
        remember();
        watches.forEach(Cancellation.Registration::close);
        list().close();
        tasks().cancelAll();
    }

    /** The demo is another world: what is looked at there says nothing of the own workspaces. */
    private void remember() {
        try {
            if (sidebarWidth > 0) {
                desk.preferences().set("window.sidebar", sidebarWidth);
            }
            if (mode != Mode.DEMO && page.get() != Page.STARTING) {
                desk.preferences().set("window.workspace", Objects.requireNonNullElse(selectedId.get(), ""));
                desk.preferences().set("window.page", page.get());
            }
        } catch (FailureException e) {
            LOG.warn("{}", e.failure().text());
        }
    }

    /** Where the person was the last time; the only workspace where there is but one. */
    private void begin() {
        String last = desk.preferences().get("window.workspace", "");
        String one = workspaces.size() == 1 ? workspaces.items().getFirst().id() : null;
        String id = mode != Mode.DEMO && workspaces.find(last) != null ? last : one;
        boolean overview = desk.preferences().get("window.page", "").equals(Page.OVERVIEW.name());
        show(overview && id != null && mode != Mode.DEMO ? Page.OVERVIEW : Page.NUMBERS, id);
        if (mode == Mode.DEMO) {
            sync();
        }
    }

    /** The way out that the bar offers. */
    void wayOut() {
        Problem now = problem.get();
        if (now == null) {
            return;
        }
        if (now.workspaceId().isEmpty()) {
            problems.forgetUnrecorded();
            refresh();
            return;
        }
        switch (now.wayOut()) {
            case CREDENTIALS -> showCredentials(now.workspaceId());
            case SHRINK -> runs.start(now.workspaceId(), new SyncOptions(null, true));
            case REVIEW -> review(PlanRequest.Sync.of(now.workspaceId()));
            case DRIFT -> show(Page.DRIFT, now.workspaceId());
            case AGAIN -> sync();
        }
    }

    void dismissProblem() {
        Problem now = problem.get();
        if (now != null) {
            problems.dismiss(now);
            present();
        }
    }

    void dismissResult() {
        runs.forgetResult();
    }

    @Override
    public void show(Page wanted, @Nullable String workspaceId) {
        if (!Objects.equals(workspaceId, selectedId.get())) {
            dismissResult();
        }
        Page before = page.get();
        selectedId.set(workspaceId);
        Page now = pageFor(wanted);
        page.set(now);
        WorkspacePage left = faces().pages().get(before);
        if (left != null && before != now) {
            left.hide();
        }
        WorkspacePage shown = faces().pages().get(now);
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
        if (page.get() != Page.NUMBERS) {
            showNumbers(selectedId.get());
        }
        find.run();
    }

    /** Pixels. */
    double sidebarWidth() {
        return desk.preferences().get("window.sidebar", 220.0);
    }

    void keepSidebarWidth(double width) {
        sidebarWidth = width;
    }

    Mode mode() {
        return mode;
    }

    /** Opens the window anew as it is without being asked for. */
    void leaveSafeMode() {
        faces().leaveSafeMode().run();
    }

    /** What happened meanwhile, newest last; whoever shows them takes them away. */
    public ObservableList<Notice> notices() {
        return notices;
    }

    NumberList list() {
        return faces().list();
    }

    PlanSheet plan() {
        return faces().plan();
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

    ReadOnlyObjectProperty<@Nullable String> selectedIdProperty() {
        return selectedId.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Header> headerProperty() {
        return header.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How the last run ended that ended well; {@code ""} where there is nothing to say. */
    ReadOnlyStringProperty resultProperty() {
        return runs.resultProperty();
    }
}
