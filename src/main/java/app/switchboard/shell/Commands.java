package app.switchboard.shell;

import app.switchboard.fx.Page;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.SettingsPane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/** All that can be done, in one place: the menus and the palette both offer it. For the FX thread. */
final class Commands {

    private final Map<String, List<Command>> menus = new LinkedHashMap<>();
    private final ShellViewModel model;

    /**
     * @param palette opens the palette
     * @param quit closes the window
     */
    Commands(ShellViewModel model, Runnable palette, Runnable quit) {
        this.model = model;
        ObservableBooleanValue always = new SimpleBooleanProperty(true);
        BooleanBinding there = Bindings.createBooleanBinding(
                () -> model.whereabouts().page() != Page.WELCOME
                        && model.whereabouts().page() != Page.STARTING,
                model.whereabouts().pageProperty());
        BooleanBinding one =
                model.whereabouts().workspaceIdProperty().isNotNull().and(there);
        BooleanBinding listed = model.whereabouts().pageProperty().isEqualTo(Page.NUMBERS);
        BooleanBinding canSync =
                Bindings.createBooleanBinding(() -> model.headerProperty().get().canSync(), model.headerProperty());
        BooleanBinding syncing =
                Bindings.createBooleanBinding(() -> model.headerProperty().get().syncing(), model.headerProperty());

        add("file", "menu.add", "bi-plus", "Shortcut+N", always, () -> model.showCredentials(null));
        add(
                "file",
                "menu.export.csv",
                "bi-box-arrow-up",
                "Shortcut+E",
                listed,
                () -> model.list().exportCsv());
        add(
                "file",
                "menu.export.json",
                "bi-box-arrow-up",
                "Shift+Shortcut+E",
                listed,
                () -> model.list().exportJson());
        add(
                "file",
                "menu.settings",
                "bi-gear",
                "Shortcut+COMMA",
                always,
                () -> model.showSettings(SettingsPane.GENERAL));
        add("file", "menu.quit", "bi-power", "Shortcut+Q", always, quit);

        add("edit", "menu.undo", "bi-arrow-counterclockwise", "Shortcut+Z", one, this::undoLast);
        add("edit", "menu.find", "bi-search", "Shortcut+F", there, model::find);
        add("edit", "menu.palette", "bi-command", "Shortcut+K", always, palette);

        add("view", "menu.all", "bi-telephone", "Shortcut+0", there, () -> model.showNumbers(null));
        add("view", "menu.numbers", "bi-list-ul", "Shift+Shortcut+L", one, () -> show(Page.NUMBERS));
        add("view", "menu.overview", "bi-pie-chart", "Shift+Shortcut+O", one, () -> show(Page.OVERVIEW));
        add("view", "menu.drift", "bi-shuffle", "Shift+Shortcut+D", there, () -> model.show(Page.DRIFT, null));
        add("view", "menu.activity", "bi-lightning", "Shift+Shortcut+A", there, () -> model.show(Page.ACTIVITY, null));
        add(
                "view",
                "menu.history",
                "bi-clock-history",
                "Shift+Shortcut+H",
                there,
                () -> model.show(Page.HISTORY, null));
        add("view", "menu.details", "bi-layout-sidebar-reverse", "Shortcut+I", listed, this::toggleDetails);

        add("workspace", "menu.sync", "bi-arrow-repeat", "Shortcut+R", canSync, model::sync);
        add("workspace", "menu.cancel", "bi-x-circle", "Shortcut+PERIOD", syncing, model.runs()::cancel);
        add("workspace", "menu.review", "bi-card-checklist", "Shift+Shortcut+R", one.and(canSync), this::review);
        add(
                "workspace",
                "menu.account",
                "bi-person-badge",
                "Shift+Shortcut+COMMA",
                one,
                () -> model.showCredentials(model.whereabouts().workspaceId()));
    }

    private void add(
            String menu, String key, String icon, String keys, ObservableBooleanValue enabled, Runnable action) {
        menus.computeIfAbsent(menu, fresh -> new ArrayList<>())
                .add(new Command(key, icon, KeyCombination.valueOf(keys), enabled, action));
    }

    private void show(Page page) {
        model.show(page, model.whereabouts().workspaceId());
    }

    private void toggleDetails() {
        var details = model.list().detailsProperty();
        details.set(!details.get());
    }

    private void review() {
        String id = model.whereabouts().workspaceId();
        if (id != null) {
            model.review(PlanRequest.Sync.of(id));
        }
    }

    private void undoLast() {
        String id = model.whereabouts().workspaceId();
        if (id != null) {
            model.review(new PlanRequest.UndoLast(id));
        }
    }

    /** By the menu they stand in, in order. */
    Map<String, List<Command>> menus() {
        return menus;
    }

    List<Command> all() {
        return menus.values().stream().flatMap(List::stream).toList();
    }
}
