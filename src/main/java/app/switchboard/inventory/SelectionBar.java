package app.switchboard.inventory;

import app.switchboard.fx.Clip;
import app.switchboard.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Binds the bar under the list that comes when several numbers are selected, and the menu over the rows: both offer the same. */
final class SelectionBar {

    /** The bar's padding, and the gaps in it. */
    private static final double AROUND = 72;

    private final NumbersViewModel model;
    private final Selection selection;
    private final Texts texts;
    private final TableView<NumberRow> table;
    private final Button review;
    private final Tooltip whyNot = new Tooltip();

    /**
     * @param instead what stands there where fewer than two are selected
     */
    SelectionBar(
            NumbersViewModel model,
            TableView<NumberRow> table,
            HBox bar,
            Node instead,
            Label count,
            HBox reviewBox,
            Button review,
            MenuButton more) {
        this.model = model;
        this.selection = model.selection();
        this.texts = model.texts();
        this.table = table;
        this.review = review;
        Runnable fit = () -> {
            bar.applyCss();
            double needed = count.prefWidth(-1) + more.prefWidth(-1) + review.prefWidth(-1) + AROUND;
            // Where there is no room for it, the menu beside it has it still.
            reviewBox.setVisible(table.getWidth() >= needed);
        };
        table.widthProperty().subscribe(fit);
        for (Node node : new Node[] {bar, instead, reviewBox}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        review.setOnAction(event -> selection.review());
        ContextMenu menu = new ContextMenu();
        menu.setOnShowing(event -> menu.getItems().setAll(items(table)));
        menu.getItems().add(new MenuItem());
        table.setContextMenu(menu);
        more.setOnShowing(event -> more.getItems().setAll(items(more)));
        more.getItems().add(new MenuItem());
        selection.rowsProperty().subscribe(rows -> {
            bar.setVisible(rows.size() > 1);
            instead.setVisible(rows.size() <= 1);
            count.setText(texts.get("selection.count", rows.size()));
            fit.run();
            String obstacle = selection.obstacle();
            review.setDisable(!obstacle.isEmpty());
            // A disabled button shows no tooltip; what stands around it does.
            whyNot.setText(obstacle);
            Tooltip.uninstall(reviewBox, whyNot);
            if (!obstacle.isEmpty()) {
                Tooltip.install(reviewBox, whyNot);
            }
            review.setAccessibleHelp(obstacle.isEmpty() ? texts.get("selection.review.help") : obstacle);
        });
    }

    private List<MenuItem> items(Node beside) {
        boolean blocked = !selection.obstacle().isEmpty();
        List<MenuItem> items = new ArrayList<>();
        items.add(item("selection.review", selection::review, blocked));
        items.add(item("selection.replace", selection::replace, blocked));
        items.add(item("selection.undo", selection::undo, blocked));
        if (blocked) {
            MenuItem why = new MenuItem(selection.obstacle());
            why.setDisable(true);
            items.add(why);
        }
        items.add(new SeparatorMenuItem());
        items.add(item("selection.keep", () -> selection.keep(true), false));
        items.add(item("selection.unkeep", () -> selection.keep(false), !selection.hasKept()));
        items.add(item("selection.tag", () -> tag(beside), false));
        items.add(new SeparatorMenuItem());
        Menu copy = new Menu(texts.get("selection.copy"));
        copy.getItems()
                .setAll(
                        item("selection.copy.numbers", () -> Clip.put(selection.numbersText()), false),
                        item("selection.copy.sids", () -> Clip.put(selection.sidsText()), false),
                        item("selection.copy.table", () -> Clip.put(selection.tableText()), false));
        items.add(copy);
        Menu export = new Menu(texts.get("selection.export"));
        export.getItems()
                .setAll(
                        item("selection.export.csv", () -> model.exportSelection(Export.Format.CSV), false),
                        item("selection.export.json", () -> model.exportSelection(Export.Format.JSON), false));
        items.add(export);
        return items;
    }

    private MenuItem item(String key, Runnable action, boolean disabled) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(event -> action.run());
        item.setDisable(disabled || selection.rowsProperty().get().isEmpty());
        return item;
    }

    /** Opens the tags of the selection beside a node. */
    void tag(Node beside) {
        new TagPopover(selection, texts, selection.rowsProperty().get()).show(beside.equals(table) ? review : beside);
    }
}
