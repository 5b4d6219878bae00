package app.switchboard.shell;

import app.switchboard.fx.Texts;
import app.switchboard.workspace.Marks.Colour;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** A workspace in the sidebar: how it stands, its mark, its name, its count; the chosen one also leads to its settings. */
final class WorkspaceCell extends ListCell<WorkspaceItem> {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ShellViewModel model;
    private final Texts texts;
    private final FontIcon icon = new FontIcon();
    private final Region tag = new Region();
    private final Label name = new Label();
    private final FontIcon lock = new FontIcon("bi-lock-fill");
    private final Label production;
    private final Label count = new Label();
    private final Button edit = new Button();
    private final HBox box;

    WorkspaceCell(ShellViewModel model, Consumer<WorkspaceItem> go) {
        this.model = model;
        this.texts = model.texts();
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(40);
        HBox.setHgrow(name, Priority.ALWAYS);
        lock.getStyleClass().add("small");
        production = new Label(texts.get("sidebar.production"));
        production.getStyleClass().addAll("badge", "danger");
        production.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().addAll("count", "tabular");
        count.setMinWidth(USE_PREF_SIZE);
        edit.setGraphic(new FontIcon("bi-gear"));
        edit.getStyleClass().addAll("icon-button", "row-button");
        edit.setAccessibleText(texts.get("sidebar.edit"));
        edit.setTooltip(new Tooltip(texts.get("sidebar.edit")));
        // The row itself is the stop of the keyboard; the menu has a shortcut for this.
        edit.setFocusTraversable(false);
        // In the place of the count: names need the room.
        edit.visibleProperty().bind(hoverProperty());
        count.visibleProperty().bind(hoverProperty().not());
        edit.setOnAction(event -> {
            WorkspaceItem item = getItem();
            if (item != null) {
                model.showCredentials(item.id());
            }
        });
        for (Node node : new Node[] {tag, lock, production, count, edit}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        box = new HBox(8, icon, tag, name, lock, production, count, edit);
        box.setAlignment(Pos.CENTER_LEFT);
        // As wide as the list, never wider.
        setPrefWidth(0);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setTooltip(new Tooltip());
        setOnMousePressed(press -> {
            if (getItem() != null) {
                go.accept(getItem());
            }
        });
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
        Colour colour = item.marks().colour();
        tag.setVisible(colour != Colour.NONE);
        tag.getStyleClass().setAll("workspace-tag", colour.text());
        name.setText(item.name());
        lock.setVisible(item.readOnly());
        production.setVisible(item.marks().production());
        count.setText(texts.count(item.numbers()));
        getTooltip().setText(model.words().tip(item));
        setAccessibleText(model.words().row(item));
        pseudoClassStateChanged(
                CHOSEN, Objects.equals(item.id(), model.whereabouts().workspaceId()));
        setGraphic(box);
    }
}
