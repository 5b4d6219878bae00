package app.switchboard.fx;

import javafx.scene.Node;

/** Whether a person sees a node: {@link Node#isVisible} is true, too, of the children of what is hidden. */
public final class Seen {

    private Seen() {}

    public static boolean is(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
