package app.switchboard.shell;

import javafx.fxml.FXML;

/** Binds the question that stands in the window after starts that failed. */
final class SafeOfferController {

    private final Runnable normally;
    private final Runnable safely;

    SafeOfferController(Runnable normally, Runnable safely) {
        this.normally = normally;
        this.safely = safely;
    }

    @FXML
    void normally() {
        normally.run();
    }

    @FXML
    void safely() {
        safely.run();
    }
}
