package app.switchboard.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;

/** What a screen reader says of a cell that shows nodes instead of a text of its own. */
public final class Spoken {

    private Spoken() {}

    /** The names and texts of what is visible in it, one after the other. */
    public static String of(Node node) {
        List<String> words = new ArrayList<>();
        collect(node, words);
        return String.join(", ", words);
    }

    private static void collect(Node node, List<String> words) {
        if (!node.isVisible()) {
            return;
        }
        String name = node.getAccessibleText();
        if (name != null && !name.isBlank()) {
            words.add(name);
        } else if (node instanceof Labeled labeled) {
            if (labeled.getText() != null && !labeled.getText().isBlank()) {
                words.add(labeled.getText());
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }
}
