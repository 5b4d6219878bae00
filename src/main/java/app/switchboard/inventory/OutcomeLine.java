package app.switchboard.inventory;

import javafx.animation.FadeTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.util.Duration;

/** Binds the line that says how an export went: a success fades by itself, a failure stays. */
final class OutcomeLine {

    private static final Duration STAYS = Duration.seconds(8);
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private OutcomeLine() {}

    static void bind(Label line, Export export) {
        line.textProperty().bind(export.outcomeProperty());
        FadeTransition fade = new FadeTransition(Duration.millis(400), line);
        fade.setDelay(STAYS);
        fade.setToValue(0);
        fade.setOnFinished(event -> export.clear());
        export.outcomeProperty().subscribe(text -> {
            fade.stop();
            line.setOpacity(1);
            boolean failed = export.failedProperty().get();
            line.pseudoClassStateChanged(DANGER, failed);
            if (!text.isEmpty() && !failed) {
                fade.playFromStart();
            }
        });
    }
}
