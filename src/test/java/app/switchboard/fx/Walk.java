package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToolBar;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a shown view as somebody takes it who can't see it: every control has a role and a name, and what is operated
 * has a word of help (a tooltip, or the accessible help).
 */
public final class Walk {

    private final String view;
    private final Set<Node> labelled = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private Walk(String view) {
        this.view = view;
    }

    /** Fails with all faults of a view. */
    public static void check(String name, int width, int height, Supplier<Parent> view) throws Exception {
        List<String> faults =
                Pictures.inspect(NodeOrientation.LEFT_TO_RIGHT, width, height, view, root -> faults(name, root));
        report(faults);
    }

    /** Fails with the faults, if there are any. */
    static void report(List<String> faults) {
        assertThat(faults).as("what a screen reader can't say").isEmpty();
    }

    /** One line for every fault, on the FX thread. */
    public static List<String> faults(String view, Parent root) {
        Walk walk = new Walk(view);
        walk.collectLabels(root);
        walk.visit(root);
        return walk.faults;
    }

    private void collectLabels(Node node) {
        if (node instanceof Label label && label.getLabelFor() != null) {
            labelled.add(label.getLabelFor());
        }
        children(node).forEach(this::collectLabels);
    }

    private void visit(Node node) {
        if (!node.isVisible()) {
            return;
        }
        // The root takes the keyboard only where a test keeps a caret from blinking.
        boolean operated = node.isFocusTraversable() && node.getParent() != null;
        if (node instanceof Control || operated) {
            inspect(node);
        }
        if (!(node instanceof Control) || holdsOthers(node)) {
            children(node).forEach(this::visit);
        }
    }

    private void inspect(Node node) {
        if (!node.isFocusTraversable() && (isFrame(node) || saysNothing(node))) {
            return;
        }
        AccessibleRole role = node.getAccessibleRole();
        if (role == null || role == AccessibleRole.NODE || role == AccessibleRole.PARENT) {
            fault(node, "has no role");
        }
        if (!isNamed(node)) {
            fault(node, "has no name");
        }
        if (node.isFocusTraversable() && !(node instanceof Cell<?>) && !isHelped(node)) {
            fault(node, "has no help");
        }
    }

    /** What only holds other controls has nothing of its own to say. */
    private static boolean isFrame(Node node) {
        return node instanceof ScrollPane
                || node instanceof ScrollBar
                || node instanceof SplitPane
                || node instanceof Separator
                || node instanceof ToolBar
                || node instanceof MenuBar
                || node instanceof TableRow<?>;
    }

    private static boolean saysNothing(Node node) {
        return switch (node) {
            case Cell<?> cell -> cell.isEmpty();
            case Label label -> isBlank(label.getText()) && label.getGraphic() == null;
            default -> false;
        };
    }

    private static boolean holdsOthers(Node node) {
        return node instanceof ScrollPane
                || node instanceof SplitPane
                || node instanceof ToolBar
                || node instanceof TabPane
                || node instanceof TitledPane
                || node instanceof ListView<?>
                || node instanceof TableView<?>
                || node instanceof Cell<?>;
    }

    private boolean isNamed(Node node) {
        return !isBlank(node.getAccessibleText())
                || labelled.contains(node)
                || (node instanceof Labeled own && !isBlank(own.getText()));
    }

    private static boolean isHelped(Node node) {
        return !isBlank(node.getAccessibleHelp())
                || (node instanceof Control control
                        && control.getTooltip() != null
                        && !isBlank(control.getTooltip().getText()));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void fault(Node node, String what) {
        String fault = view + ": " + describe(node) + " " + what;
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    /** What kind of node it is, and how to find it in the view. */
    static String describe(Node node) {
        String id = node.getId() == null ? "" : "#" + node.getId();
        String text =
                node instanceof Labeled labeled && !isBlank(labeled.getText()) ? " “" + labeled.getText() + "”" : "";
        String in = node.getParent() == null
                ? ""
                : " in ." + String.join(".", node.getParent().getStyleClass());
        String classes = node.getStyleClass().isEmpty() ? "" : "." + String.join(".", node.getStyleClass());
        return node.getClass().getSimpleName() + id + classes + text + in;
    }

    static List<Node> children(Node node) {
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.of();
    }
}
