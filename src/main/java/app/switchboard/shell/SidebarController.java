package app.switchboard.shell;

import app.switchboard.fx.Mode;
import app.switchboard.fx.Page;
import app.switchboard.fx.Task;
import app.switchboard.fx.Texts;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** Binds the sidebar. */
final class SidebarController {

    /** Only these, and the mouse, choose a workspace: the focus that passes through chooses none. */
    private static final Set<KeyCode> LEADING_KEYS = EnumSet.of(
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN,
            KeyCode.ENTER,
            KeyCode.SPACE);

    private static final double ROW = 30;

    private final ShellViewModel model;
    private final Texts texts;

    @FXML
    private ToggleButton allNumbers;

    @FXML
    private Label allCount;

    @FXML
    private ListView<WorkspaceItem> workspaces;

    @FXML
    private ToggleButton drift;

    @FXML
    private Label driftCount;

    @FXML
    private ToggleButton activity;

    @FXML
    private Label activityCount;

    @FXML
    private ToggleButton history;

    @FXML
    private Node demoMark;

    @FXML
    private Node safeMark;

    SidebarController(ShellViewModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    void initialize() {
        workspaces.setItems(model.workspaces());
        workspaces.setCellFactory(list -> new WorkspaceCell(model, this::go));
        workspaces.focusTraversableProperty().bind(Bindings.isNotEmpty(model.workspaces()));
        // Set, not added: such a handler comes after the list's own, which has moved the selection by then.
        workspaces.setOnKeyPressed(key -> {
            if (LEADING_KEYS.contains(key.getCode()) && !key.isShortcutDown()) {
                go(workspaces.getSelectionModel().getSelectedItem());
            }
        });
        model.whereabouts().placeProperty().subscribe(place -> follow());
        model.workspaces().addListener((ListChangeListener<WorkspaceItem>) change -> {
            follow();
            count();
        });
        count();
        workspaces
                .prefHeightProperty()
                .bind(Bindings.size(model.workspaces()).multiply(ROW).add(2));
        model.tasks().all().addListener((ListChangeListener<Task>) change -> count());
        for (ToggleButton row : new ToggleButton[] {drift, activity, history}) {
            row.disableProperty().bind(Bindings.isEmpty(model.workspaces()));
        }
        leads(allNumbers, Page.NUMBERS);
        leads(drift, Page.DRIFT);
        leads(activity, Page.ACTIVITY);
        leads(history, Page.HISTORY);
        for (Node mark : new Node[] {demoMark, safeMark}) {
            mark.managedProperty().bind(mark.visibleProperty());
        }
        demoMark.setVisible(model.mode() == Mode.DEMO);
        safeMark.setVisible(model.mode() == Mode.SAFE);
    }

    private void leads(ToggleButton row, Page page) {
        row.setOnAction(event -> {
            model.show(page, null);
            // A click on what is chosen already must not take the choice away.
            follow();
        });
    }

    /** To the same page of another workspace where there is one. */
    private void go(@Nullable WorkspaceItem item) {
        if (item != null) {
            boolean overview = model.whereabouts().page() == Page.OVERVIEW;
            model.show(overview ? Page.OVERVIEW : Page.NUMBERS, item.id());
        }
    }

    /** Selects what the model says. */
    private void follow() {
        String id = model.whereabouts().workspaceId();
        Page page = model.whereabouts().page();
        allNumbers.setSelected(id == null && page == Page.NUMBERS);
        drift.setSelected(page == Page.DRIFT);
        activity.setSelected(page == Page.ACTIVITY);
        history.setSelected(page == Page.HISTORY);
        var selection = workspaces.getSelectionModel();
        int index = -1;
        for (int i = 0; i < model.workspaces().size(); i++) {
            if (model.workspaces().get(i).id().equals(id)) {
                index = i;
            }
        }
        if (index < 0) {
            selection.clearSelection();
        } else if (selection.getSelectedIndex() != index) {
            selection.select(index);
        }
    }

    private void count() {
        int numbers =
                model.workspaces().stream().mapToInt(WorkspaceItem::numbers).sum();
        allCount.setText(texts.count(numbers));
        allNumbers.setAccessibleText(texts.get("sidebar.all.row", numbers));
        int drifted = model.workspaces().stream().mapToInt(WorkspaceItem::drift).sum();
        badge(driftCount, drifted);
        drift.setAccessibleText(texts.get("sidebar.drift.row", drifted));
        int running = model.tasks().running().size();
        badge(activityCount, running);
        activity.setAccessibleText(texts.get("sidebar.activity.row", running));
        history.setAccessibleText(texts.get("sidebar.history"));
    }

    private void badge(Label label, int count) {
        label.setText(texts.count(count));
        label.setVisible(count > 0);
        label.setManaged(count > 0);
    }

    @FXML
    void leaveSafeMode() {
        model.faces().leaveSafeMode().run();
    }

    @FXML
    void addWorkspace() {
        model.showCredentials(null);
    }
}
