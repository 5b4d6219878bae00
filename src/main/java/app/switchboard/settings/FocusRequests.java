package app.switchboard.settings;

import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Puts the keyboard where a view model asks for it; a request that comes while the pane is not in view waits until it is. */
final class FocusRequests {

    private static final Duration SETTLED = Duration.millis(80);

    private final Node pane;
    private final ObjectProperty<@Nullable Focus> request;
    private final Function<Focus, Node> nodes;
    /** Whether a window shows the pane. */
    private final ObservableValue<Boolean> showing;

    private FocusRequests(Node pane, ObjectProperty<@Nullable Focus> request, Function<Focus, Node> nodes) {
        this.pane = pane;
        this.request = request;
        this.nodes = nodes;
        this.showing = pane.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
        request.subscribe(this::obey);
        showing.subscribe(this::obey);
    }

    /**
     * Obeys as long as the pane is there.
     *
     * @param nodes where the keyboard goes
     */
    static void obey(Node pane, ObjectProperty<@Nullable Focus> request, Function<Focus, Node> nodes) {
        // Its listeners are let go where nobody holds it.
        pane.getProperties().put(FocusRequests.class, new FocusRequests(pane, request, nodes));
    }

    /** Does what is asked for by now. */
    private void obey() {
        Focus where = request.get();
        if (where == null || !pane.isVisible() || !showing.getValue()) {
            return;
        }
        request.set(null);
        Node node = nodes.apply(where);
        node.requestFocus();
        // What had the focus may be going out of view: JavaFX then gives it to the next control of the window, a pulse
        // later.
        PauseTransition settled = new PauseTransition(SETTLED);
        settled.setOnFinished(event -> {
            if (!pane.isFocusWithin() && pane.isVisible()) {
                node.requestFocus();
            }
        });
        settled.play();
    }
}
