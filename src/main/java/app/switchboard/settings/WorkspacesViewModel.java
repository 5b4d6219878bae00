package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Texts;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
    final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>(this, "notice", null);
    private final ReadOnlyObjectWrapper<@Nullable WorkspaceRules> rules =
            new ReadOnlyObjectWrapper<>(this, "rules", null);

    private boolean opened;

    WorkspacesViewModel(Doors doors, Desk desk, SettingsActions actions, CredentialsViewModel credentials) {
        this.workspaces = doors.workspaces();
        this.desk = desk;
        this.actions = actions;
        this.credentials = credentials;
    }

    /** The rules of the workspace that is shown; null for a new one, and until they are read. */
    ReadOnlyObjectProperty<@Nullable WorkspaceRules> rulesProperty() {
        return rules.getReadOnlyProperty();
    }

    /** The pane comes into view: with the first workspace, where none was asked for yet. */
    void open() {
        if (opened) {
            read(credentials.workspaceId());
            return;
        }
        opened = true;
        desk.background()
                .run(
                        workspaces::all,
                        all -> look(all.isEmpty() ? null : all.getFirst().id()),
                        this::failed);
    }

    /** Shows a workspace, or a new one where the id is null. */
    void edit(@Nullable String id) {
        opened = true;
        tab.set(Tab.ACCOUNT);
        credentials.edit(id);
        read(id);
    }

    private void look(@Nullable String id) {
        credentials.look(id);
        read(id);
    }

    /** The person chose from the pop-up. */
    void choose(Item item) {
        if (!item.equals(selected.get())) {
            look(item.id());
        }
    }

    /** A workspace was saved, reset or removed in the account's form. */
    public void saved(String id) {
        read(credentials.workspaceId());
    }

    /** Reads the list again, and leaves alone what is shown and typed, unless that workspace is gone. */
    void changedElsewhere() {
        desk.background().run(workspaces::all, this::list, this::failed);
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

    private void read(@Nullable String id) {
        desk.background().run(workspaces::all, all -> show(all, id), this::failed);
    }

    private void show(List<Workspace> all, @Nullable String id) {
        List<Item> now = all.stream()
                .map(workspace -> new Item(workspace.id(), workspace.name()))
                .toList();
        if (!now.equals(items)) {
            items.setAll(now);
        }
        Workspace found = all.stream()
                .filter(workspace -> workspace.id().equals(id))
                .findFirst()
                .orElse(null);
        selected.set(found == null ? null : new Item(found.id(), found.name()));
        if (found == null) {
            tab.set(Tab.ACCOUNT);
        }
        rules.set(found == null ? null : new WorkspaceRules(found, workspaces, desk, actions.changed(), this::routed));
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
