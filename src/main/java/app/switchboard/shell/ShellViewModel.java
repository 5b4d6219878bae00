package app.switchboard.shell;

import app.switchboard.base.Failure;
import app.switchboard.credentials.Credentials;
import app.switchboard.fx.Background;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.NumberList;
import app.switchboard.fx.Texts;
import app.switchboard.history.History;
import app.switchboard.numbers.Numbers;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncOptions;
import app.switchboard.sync.SyncResult;
import app.switchboard.workspace.Workspaces;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The main window: which workspace is looked at, how it stands, its runs, and where to go. For the FX thread. */
public final class ShellViewModel implements Navigator {

    private final WorkspaceList workspaces;
    private final Texts texts;
    private final Words words;
    private final Runs runs;
    private final NumberList list;
    private final boolean demo;
    private final Runnable onExploreDemo;

    private final ReadOnlyObjectWrapper<@Nullable String> selectedId = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.STARTING);
    private final ReadOnlyObjectWrapper<Header> header =
            new ReadOnlyObjectWrapper<>(new Header("", "", null, false, -1, false));
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final Problems problems = new Problems();
    private final Headers headers;
    private final Reconnect reconnect;
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private boolean stale;

    private Consumer<@Nullable String> credentialsPane = id -> {};
    private Runnable focus = () -> {};

    /**
     * @param list the list of numbers that the window is around
     * @param demo whether this window shows the demo
     * @param onExploreDemo leaves for the demo
     */
    public ShellViewModel(
            Workspaces workspaces,
            Credentials credentials,
            Numbers numbers,
            History history,
            SyncEngine engine,
            Background background,
            Texts texts,
            NumberList list,
            boolean demo,
            Runnable onExploreDemo) {
        Overview overview = new Overview(workspaces, credentials, numbers, history, texts);
        this.texts = texts;
        this.words = new Words(texts);
        this.list = list;
        this.demo = demo;
        this.onExploreDemo = onExploreDemo;
        this.runs = new Runs(engine, background, words, new Ends());
        this.workspaces = new WorkspaceList(background, overview, runs::isGoingOn, this::known, failure -> {
            problems.note("", failure);
            present();
        });
        this.headers = new Headers(this.workspaces, runs, words, texts);
        runs.running().addListener((MapChangeListener<String, Runs.Running>) change -> present());
        this.reconnect = new Reconnect(engine, background, this.workspaces::items, runs::start);
        Consumer<Boolean> changed = background.coalesced(any -> refresh());
        numbers.watch(() -> changed.accept(true));
        engine.watchRuns(id -> changed.accept(true));
        refresh();
    }

    /** Says what shows a workspace's credentials; it is called with null for a new workspace. */
    public void onCredentials(Consumer<@Nullable String> show) {
        credentialsPane = show;
    }

    /** Reads again how the workspaces stand: to be called where one was saved, renamed or removed. */
    public void refresh() {
        workspaces.refresh();
    }

    /** A workspace was saved, reset or removed on the credentials' page, which stays. */
    public void saved(String id) {
        if (page.get() == Page.CREDENTIALS && selectedId.get() == null) {
            selectedId.set(id);
            list.show(id);
        }
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
        Page now = page.get();
        if (now == Page.STARTING) {
            showNumbers(workspaces.size() == 1 ? workspaces.items().getFirst().id() : null);
            if (demo) {
                sync();
            }
        } else if (now == Page.NUMBERS && id != null && workspaces.find(id) == null) {
            showNumbers(null);
        } else if (now != Page.CREDENTIALS) {
            page.set(workspaces.size() == 0 ? Page.WELCOME : Page.NUMBERS);
        }
        if (renamed) {
            list.refresh();
        }
        present();
    }

    /** Brings everything that shows up to date with what is known. */
    private void present() {
        workspaces.present();
        header.set(headers.of(selectedId.get(), page.get(), stale));
        list.showSyncing(header.get().of() == SyncState.SYNCING);
        problem.set(page.get() == Page.NUMBERS ? problems.beside(selected()) : null);
    }

    private @Nullable WorkspaceItem selected() {
        String id = selectedId.get();
        return id == null ? null : workspaces.find(id);
    }

    /** Hears the runs of this window. */
    private final class Ends implements Runs.Listener {
        @Override
        public void ended(String workspaceId, SyncResult ended) {
            if (Runs.wellEnded(ended)) {
                problems.forget(workspaceId);
                if (isLookedAt(workspaceId)) {
                    result.set(words.runs().done(ended.report()));
                }
            }
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
        result.set("");
        problems.forgetUnrecorded();
        String id = selectedId.get();
        workspaces.items().stream()
                .filter(item -> id == null ? item.hasCredentials() : item.id().equals(id))
                .toList()
                .forEach(item -> runs.start(item.id()));
    }

    /** Stops the runs of what is selected; what they finished stays. */
    void cancel() {
        Set.copyOf(runs.running().keySet()).stream()
                .filter(this::isLookedAt)
                .forEach(id -> runs.cancel(id, texts.get("sync.cancelling")));
    }

    /** Stops whatever runs; for when the window closes. */
    public void close() {
        reconnect.stop();
        list.close();
        runs.cancelAll();
    }

    /** The way out that the bar offers. */
    void wayOut() {
        Problem now = problem.get();
        if (now != null && now.workspaceId().isEmpty()) {
            problems.forgetUnrecorded();
            refresh();
        } else if (now != null && now.wayOut() == Problem.WayOut.CREDENTIALS) {
            showCredentials(now.workspaceId());
        } else if (now != null && now.wayOut() == Problem.WayOut.SHRINK) {
            runs.start(now.workspaceId(), new SyncOptions(null, true));
        } else if (now != null) {
            sync();
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
        result.set("");
    }

    @Override
    public void showNumbers(@Nullable String workspaceId) {
        if (!Objects.equals(workspaceId, selectedId.get())) {
            result.set("");
        }
        selectedId.set(workspaceId);
        list.show(workspaceId);
        page.set(workspaces.size() == 0 ? Page.WELCOME : Page.NUMBERS);
        refresh();
        present();
    }

    @Override
    public void showCredentials(@Nullable String workspaceId) {
        selectedId.set(workspaceId);
        list.show(workspaceId);
        credentialsPane.accept(workspaceId);
        page.set(Page.CREDENTIALS);
        present();
    }

    /** Says what puts the keyboard into the search field. */
    void onFind(Runnable focusSearch) {
        focus = focusSearch;
    }

    /** Leads to the search, from wherever the person is. */
    void find() {
        if (page.get() == Page.CREDENTIALS) {
            showNumbers(selectedId.get());
        }
        focus.run();
    }

    @Override
    public void exploreDemo() {
        onExploreDemo.run();
    }

    boolean isDemo() {
        return demo;
    }

    /** What happened meanwhile, newest last; whoever shows them takes them away. */
    public ObservableList<Notice> notices() {
        return notices;
    }

    NumberList list() {
        return list;
    }

    Texts texts() {
        return texts;
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
        return result.getReadOnlyProperty();
    }
}
