package app.switchboard.fx;

import javafx.scene.Node;
import org.testfx.service.query.NodeQuery;

/** Whether a person sees a node: {@link Node#isVisible} is true, too, of the children of what is hidden. */
public final class Seen {

    private Seen() {}

    /** Whether a person sees any of what is looked for; false, too, where there is nothing of it yet. */
    public static boolean any(NodeQuery of) {
        return of.queryAll().stream().anyMatch(Seen::is);
    }

    public static boolean is(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
