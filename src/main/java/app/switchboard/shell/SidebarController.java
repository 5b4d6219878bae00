package app.switchboard.shell;

import app.switchboard.fx.Page;
import app.switchboard.fx.Texts;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

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

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ShellViewModel model;
    private final Texts texts;

    @FXML
    private ToggleButton allNumbers;

    @FXML
    private Label allCount;

    @FXML
    private ListView<WorkspaceItem> workspaces;

    @FXML
    private Node demoMark;

    SidebarController(ShellViewModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    void initialize() {
        workspaces.setItems(model.workspaces());
        workspaces.setCellFactory(list -> new Row());
        workspaces.focusTraversableProperty().bind(Bindings.isNotEmpty(model.workspaces()));
        // Set, not added: such a handler comes after the list's own, which has moved the selection by then.
        workspaces.setOnKeyPressed(key -> {
            if (LEADING_KEYS.contains(key.getCode()) && !key.isShortcutDown()) {
                go(workspaces.getSelectionModel().getSelectedItem());
            }
        });
        model.selectedIdProperty().subscribe(id -> follow());
        model.pageProperty().subscribe(page -> follow());
        model.workspaces().addListener((ListChangeListener<WorkspaceItem>) change -> {
            follow();
            count();
        });
        count();
        allNumbers.setOnAction(event -> {
            model.showNumbers(null);
            // A click on what is chosen already must not take the choice away.
            follow();
        });
        demoMark.setVisible(model.isDemo());
        demoMark.setManaged(model.isDemo());
    }

    private void go(@Nullable WorkspaceItem item) {
        if (item != null) {
            model.showNumbers(item.id());
        }
    }

    /** Selects what the model says. */
    private void follow() {
        String id = model.selectedIdProperty().get();
        allNumbers.setSelected(id == null && model.pageProperty().get() == Page.NUMBERS);
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
    }

    @FXML
    void addWorkspace() {
        model.showCredentials(null);
    }

    /** A workspace: how it stands, its name, its count; the chosen one also leads to its credentials. */
    private final class Row extends ListCell<WorkspaceItem> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label count = new Label();
        private final Button edit = new Button();
        private final HBox box;

        Row() {
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            count.getStyleClass().addAll("count", "tabular");
            count.setMinWidth(USE_PREF_SIZE);
            edit.setGraphic(new FontIcon("bi-gear"));
            edit.getStyleClass().addAll("icon-button", "row-button");
            edit.setAccessibleText(texts.get("sidebar.edit"));
            edit.setTooltip(new Tooltip(texts.get("sidebar.edit")));
            edit.managedProperty().bind(edit.visibleProperty());
            edit.visibleProperty().bind(selectedProperty().or(hoverProperty()));
            edit.setOnAction(event -> {
                WorkspaceItem item = getItem();
                if (item != null) {
                    model.showCredentials(item.id());
                }
            });
            box = new HBox(8, icon, name, count, edit);
            box.setAlignment(Pos.CENTER_LEFT);
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            setTooltip(new Tooltip());
            setOnMousePressed(press -> go(getItem()));
        }

        @Override
        protected void updateItem(WorkspaceItem item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            icon.setIconLiteral(item.state().icon());
            icon.getStyleClass().setAll("ikonli-font-icon", item.state().style());
            name.setText(item.name());
            count.setText(texts.count(item.numbers()));
            getTooltip().setText(item.name() + "\n" + model.words().state(item));
            setAccessibleText(model.words().row(item));
            pseudoClassStateChanged(
                    CHOSEN, Objects.equals(item.id(), model.selectedIdProperty().get()));
            setGraphic(box);
        }
    }
}
