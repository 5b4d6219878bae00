package app.switchboard.shell;

import javafx.fxml.FXML;

/** The one button of the window that waits for the keychain. */
public final class KeychainController {

    private final Runnable stop;

    KeychainController(Runnable stop) {
        this.stop = stop;
    }

    @FXML
    void cancel() {
        stop.run();
    }
}
