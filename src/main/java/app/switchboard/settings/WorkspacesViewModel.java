package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Rereading;
import app.switchboard.fx.Texts;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The workspaces pane: one workspace at a time, its account with a Save, and beside it the rules that hold at once. */
public final class WorkspacesViewModel {

    /** The parts of the pane. */
    enum Tab {
        ACCOUNT,
        ROUTING,
        SAFETY
    }

    /** A workspace as the pop-up lists it. */
    record Item(String id, String name) {}

    private final Workspaces workspaces;
    private final Desk desk;
    private final SettingsActions actions;
    private final CredentialsViewModel credentials;

    final ObservableList<Item> items = FXCollections.observableArrayList();
    /** What is shown; null for a new workspace. */
    final ObjectProperty<@Nullable Item> selected = new SimpleObjectProperty<>(this, "selected", null);

    final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(this, "tab", Tab.ACCOUNT);
    /** True while the rules are still those of the workspace before: nothing may be chosen in them. */
    final BooleanProperty turning = new SimpleBooleanProperty(this, "turning");

    final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>(this, "notice", null);
    private final ReadOnlyObjectWrapper<@Nullable WorkspaceRules> rules =
            new ReadOnlyObjectWrapper<>(this, "rules", null);

    private final Rereading<Read> reading;
    private boolean opened;
    /** Whether a workspace, or a new one, was asked for since. */
    private boolean asked;
    /** Somebody asked to see a workspace, so that the list alone is not enough. */
    private boolean wanted;

    /**
     * What was read.
     *
     * @param wanted whether the workspace is to be shown, too
     * @param rules those that were shown when it began
     * @param changes theirs, by then
     */
    private record Read(
            List<Workspace> all, boolean wanted, @Nullable WorkspaceRules rules, int changes) {}

    WorkspacesViewModel(Doors doors, Desk desk, SettingsActions actions, CredentialsViewModel credentials) {
        this.workspaces = doors.workspaces();
        this.desk = desk;
        this.actions = actions;
        this.credentials = credentials;
        this.reading = new Rereading<>(desk.background(), this::work, this::show, this::failed);
    }

    private Callable<Read> work() {
        boolean all = wanted;
        wanted = false;
        WorkspaceRules shown = rules.get();
        int changes = shown == null ? 0 : shown.changes();
        return () -> new Read(workspaces.all(), all, shown, changes);
    }

    /** The rules of the workspace that is shown; null for a new one, and until they are read. */
    ReadOnlyObjectProperty<@Nullable WorkspaceRules> rulesProperty() {
        return rules.getReadOnlyProperty();
    }

    /** The pane comes into view: with the first workspace, where none was asked for yet. */
    void open() {
        if (opened) {
            read();
            return;
        }
        opened = true;
        desk.background()
                .run(
                        workspaces::all,
                        all -> {
                            // Meanwhile a workspace may have been asked for in particular.
                            if (!asked) {
                                look(all.isEmpty() ? null : all.getFirst().id());
                            }
                        },
                        this::failed);
    }

    /** Shows a workspace, or a new one where the id is null. */
    void edit(@Nullable String id) {
        opened = true;
        asked = true;
        tab.set(Tab.ACCOUNT);
        credentials.edit(id);
        turn();
    }

    private void look(@Nullable String id) {
        asked = true;
        credentials.look(id);
        turn();
    }

    /** The person chose from the pop-up. */
    void choose(Item item) {
        // What is selected follows once it is read: by then the person may have gone back.
        if (!item.id().equals(credentials.workspaceId())) {
            look(item.id());
        }
    }

    /** A workspace was saved, reset or removed in the account's form. */
    public void saved(String id) {
        read();
    }

    /** Reads the list again, and leaves alone what is shown and typed, unless that workspace is gone. */
    void changedElsewhere() {
        reading.read();
    }

    private void list(List<Workspace> all) {
        List<Item> now = all.stream()
                .map(workspace -> new Item(workspace.id(), workspace.name()))
                .toList();
        if (now.equals(items)) {
            return;
        }
        Item shown = selected.get();
        if (shown != null && now.stream().noneMatch(item -> item.id().equals(shown.id()))) {
            look(now.isEmpty() ? null : now.getFirst().id());
        } else {
            items.setAll(now);
            // A pop-up forgets its choice where its list is exchanged.
            selected.set(shown);
        }
    }

    private void turn() {
        WorkspaceRules shown = rules.get();
        turning.set(shown != null && !shown.id().equals(credentials.workspaceId()));
        read();
    }

    /** Reads what the account's form shows, and the list with it. */
    private void read() {
        wanted = true;
        reading.read();
    }

    private void show(Read read) {
        if (wanted) {
            // Something else is asked for by now, and about to be read.
            return;
        }
        if (!read.wanted()) {
            list(read.all());
            return;
        }
        String id = credentials.workspaceId();
        List<Item> now = read.all().stream()
                .map(workspace -> new Item(workspace.id(), workspace.name()))
                .toList();
        if (!now.equals(items)) {
            items.setAll(now);
        }
        Workspace found = read.all().stream()
                .filter(workspace -> workspace.id().equals(id))
                .findFirst()
                .orElse(null);
        selected.set(found == null ? null : new Item(found.id(), found.name()));
        if (found == null) {
            tab.set(Tab.ACCOUNT);
        }
        WorkspaceRules shown = rules.get();
        if (found == null) {
            rules.set(null);
        } else if (shown == null || !shown.id().equals(found.id()) || differ(shown, read, found)) {
            rules.set(new WorkspaceRules(found, workspaces, desk, actions.changed(), this::routed));
        }
        turning.set(false);
    }

    /** Whether others have changed the rules. What was chosen here meanwhile is newer than what was read. */
    private static boolean differ(WorkspaceRules shown, Read read, Workspace found) {
        boolean chosen = shown.isStoring() || !shown.equals(read.rules()) || shown.changes() != read.changes();
        return !chosen && !shown.hold(found);
    }

    private void routed(Hook hook, HookSetting setting) {
        WorkspaceRules shown = rules.get();
        if (hook == Hook.MESSAGES && shown != null && Objects.equals(shown.id(), credentials.workspaceId())) {
            credentials.webhookChanged(setting.template().text());
        }
    }

    private void failed(Failure failure) {
        notice.set(new Notice(Notice.Kind.ERROR, failure.text()));
    }

    Texts texts() {
        return desk.texts();
    }
}
