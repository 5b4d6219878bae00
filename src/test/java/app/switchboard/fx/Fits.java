package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/** Whether a view has room for its words: none is cut short, and nothing leaves its place. */
public final class Fits {

    /** Style class of what is cut short by intent, such as an address that is shown whole elsewhere. */
    public static final String MAY_SHORTEN = "may-shorten";

    /** Places are rounded to whole points. */
    private static final double SLACK = 1;

    private final String view;
    private final List<String> faults = new ArrayList<>();

    private Fits(String view) {
        this.view = view;
    }

    /** Fails unless the view holds words that are two fifths longer, read from the left to the right and the other way round. */
    public static void check(String name, int width, int height, Texts texts, Function<Texts, Parent> view)
            throws Exception {
        List<String> faults = new ArrayList<>();
        Supplier<Parent> longer = () -> view.apply(LongWords.of(texts));
        Pictures.inspect(NodeOrientation.LEFT_TO_RIGHT, width, height, longer, root -> {
            faults.addAll(faults(name, root));
            root.getScene().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
            root.applyCss();
            root.layout();
            faults.addAll(faults(name + ", right to left", root));
            return faults;
        });
        assertThat(faults).as("what does not fit").isEmpty();
    }

    /** One line for every fault, on the FX thread. */
    public static List<String> faults(String view, Parent root) {
        Fits fits = new Fits(view);
        fits.visit(root);
        return fits.faults;
    }

    private void visit(Node node) {
        if (!node.isVisible()) {
            return;
        }
        // A menu button shows its words in a label inside.
        Node words = node instanceof MenuButton ? node.lookup(".label") : node;
        if (words instanceof Labeled labeled && isShortened(labeled)) {
            fault(node, "is cut short");
        }
        List<Node> inside = inside(node).stream().filter(Fits::takesRoom).toList();
        for (Node child : inside) {
            if (child instanceof Region && leaves(child, node)) {
                fault(child, "leaves its place");
            }
        }
        if (!(node instanceof StackPane) && node instanceof Pane) {
            inside.forEach(child -> inside.stream()
                    .takeWhile(other -> !other.equals(child))
                    .filter(other -> overlap(child, other))
                    .forEach(other -> fault(child, "covers " + Walk.describe(other))));
        }
        inside(node).forEach(this::visit);
        if (node instanceof ListView<?> || node instanceof TableView<?>) {
            node.lookupAll(".cell").forEach(this::visitCell);
        }
    }

    /** In a row what is data may be cut short, as it is shown whole elsewhere; what is clicked may not, nor leave the row. */
    private void visitCell(Node cell) {
        if (cell instanceof Cell<?> full && !full.isEmpty() && cell.isVisible()) {
            visitCell(cell, cell.localToScene(cell.getLayoutBounds()));
        }
    }

    private void visitCell(Node node, Bounds row) {
        if (node instanceof ButtonBase button) {
            if (isShortened(button)) {
                fault(node, "is cut short");
            }
            Bounds at = node.localToScene(node.getLayoutBounds());
            if (at.getMinX() < row.getMinX() - SLACK || at.getMaxX() > row.getMaxX() + SLACK) {
                fault(node, "leaves its row");
            }
        } else {
            Walk.children(node).stream().filter(Fits::takesRoom).forEach(child -> visitCell(child, row));
        }
    }

    private static boolean takesRoom(Node node) {
        return node.isVisible() && node.isManaged();
    }

    private static boolean overlap(Node one, Node other) {
        Bounds at = one.localToParent(one.getLayoutBounds());
        Bounds beside = other.localToParent(other.getLayoutBounds());
        double wide = Math.min(at.getMaxX(), beside.getMaxX()) - Math.max(at.getMinX(), beside.getMinX());
        double high = Math.min(at.getMaxY(), beside.getMaxY()) - Math.max(at.getMinY(), beside.getMinY());
        return one instanceof Region && other instanceof Region && wide > SLACK && high > SLACK;
    }

    /** Not what a control is made of, nor cells, which scroll away. */
    private static List<Node> inside(Node node) {
        return switch (node) {
            case ScrollPane pane -> pane.getContent() == null ? List.of() : List.of(pane.getContent());
            case SplitPane pane -> pane.getItems();
            case ToolBar bar -> bar.getItems();
            case TitledPane pane -> pane.getContent() == null ? List.of() : List.of(pane.getContent());
            case TableView<?> table -> List.copyOf(table.lookupAll(".column-header > .label"));
            case Labeled labeled -> labeled.getGraphic() == null ? List.of() : List.of(labeled.getGraphic());
            case Control control -> List.of();
            default -> Walk.children(node);
        };
    }

    private static boolean isShortened(Labeled labeled) {
        String text = labeled.getText();
        if (text == null
                || text.isBlank()
                || labeled.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY
                || labeled.getStyleClass().contains(MAY_SHORTEN)) {
            return false;
        }
        Optional<String> shown = labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(part -> ((Text) part).getText())
                .findFirst();
        return shown.isPresent()
                && !shown.get().equals(text)
                && (shown.get().isEmpty() || shown.get().endsWith(labeled.getEllipsisString()));
    }

    private static boolean leaves(Node child, Node place) {
        if (!(place instanceof Region) || place instanceof ScrollPane || place instanceof TableView<?>) {
            return false;
        }
        // Where it was put, not where a stylesheet moved it to.
        Bounds at = child.getLayoutBounds();
        double x = at.getMinX() + child.getLayoutX();
        double y = at.getMinY() + child.getLayoutY();
        Bounds room = place.getLayoutBounds();
        return x < room.getMinX() - SLACK
                || x + at.getWidth() > room.getMaxX() + SLACK
                || y < room.getMinY() - SLACK
                || y + at.getHeight() > room.getMaxY() + SLACK;
    }

    private void fault(Node node, String what) {
        String fault = view + ": " + Walk.describe(node) + " " + what;
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
