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
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.Region;
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

    /** Fails unless the view holds words that are two fifths longer, and can be read from the right to the left. */
    public static void check(String name, int width, int height, Texts texts, Function<Texts, Parent> view)
            throws Exception {
        List<String> faults = new ArrayList<>();
        Supplier<Parent> plain = () -> view.apply(texts);
        Supplier<Parent> longer = () -> view.apply(LongWords.of(texts));
        NodeOrientation leftToRight = NodeOrientation.LEFT_TO_RIGHT;
        NodeOrientation rightToLeft = NodeOrientation.RIGHT_TO_LEFT;
        faults.addAll(Pictures.inspect(leftToRight, width, height, plain, root -> faults(name, root)));
        faults.addAll(Pictures.inspect(leftToRight, width, height, longer, root -> faults(name + ", longer", root)));
        faults.addAll(
                Pictures.inspect(rightToLeft, width, height, plain, root -> faults(name + ", right to left", root)));
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
        if (node instanceof Labeled labeled && isShortened(labeled)) {
            fault(node, "is cut short");
        }
        for (Node child : inside(node)) {
            if (child.isVisible() && child.isManaged() && child instanceof Region && leaves(child, node)) {
                fault(child, "leaves its place");
            }
            visit(child);
        }
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
        Bounds at = child.localToScene(child.getLayoutBounds());
        Bounds room = place.localToScene(place.getLayoutBounds());
        return at.getMinX() < room.getMinX() - SLACK
                || at.getMaxX() > room.getMaxX() + SLACK
                || at.getMinY() < room.getMinY() - SLACK
                || at.getMaxY() > room.getMaxY() + SLACK;
    }

    private void fault(Node node, String what) {
        String fault = view + ": " + Walk.describe(node) + " " + what;
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
