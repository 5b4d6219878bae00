package app.switchboard.fx;

import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One of two values with the part marked in which it differs from the other: bold and underlined, the rest muted. Values run from the left to the right, wherever the words around them run. */
public final class DifferenceText extends TextFlow {

    private final Text prefix = part("same");
    private final Text changed = part("different");
    private final Text suffix = part("same");

    public DifferenceText() {
        getStyleClass().add("difference");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(prefix, changed, suffix);
    }

    private static Text part(String style) {
        Text text = new Text();
        text.getStyleClass().add(style);
        return text;
    }

    /** Shows the value before. */
    public void showBefore(Difference difference) {
        fill(difference.prefix(), difference.before(), difference.suffix(), style(difference, difference.after()));
    }

    /** Shows the value after. */
    public void showAfter(Difference difference) {
        fill(difference.prefix(), difference.after(), difference.suffix(), style(difference, difference.before()));
    }

    /** Shows a word in place of a value, as where there is none. */
    public void showWord(String word) {
        fill("", word, "", "none");
    }

    /** Beside nothing, all of a value is different: marking it would say nothing. */
    private static String style(Difference difference, String other) {
        boolean besideNothing = other.isEmpty()
                && difference.prefix().isEmpty()
                && difference.suffix().isEmpty();
        return besideNothing ? "alone" : "different";
    }

    private void fill(String start, String middle, String end, String style) {
        prefix.setText(start);
        changed.setText(middle);
        suffix.setText(end);
        changed.getStyleClass().setAll(style);
        setAccessibleText(start + middle + end);
    }
}
