package app.switchboard.inventory;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Does something once before the next frame is drawn, however often it is asked for until then. For the FX thread. */
final class NextFrame {

    private final PauseTransition pause = new PauseTransition(Duration.millis(1));

    NextFrame(Runnable action) {
        pause.setOnFinished(event -> action.run());
    }

    void ask() {
        pause.playFromStart();
    }
}
