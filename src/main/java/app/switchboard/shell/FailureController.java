package app.switchboard.shell;

import app.switchboard.base.Failure;
import app.switchboard.fx.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** Binds what stands in the window where the app can't start. */
final class FailureController {

    private final Failure failure;
    private final Texts texts;
    private final Runnable tryAgain;

    @FXML
    private Label title;

    @FXML
    private Label sentence;

    @FXML
    private Label wayOut;

    @FXML
    private Label code;

    FailureController(Failure failure, Texts texts, Runnable tryAgain) {
        this.failure = failure;
        this.texts = texts;
        this.tryAgain = tryAgain;
    }

    @FXML
    void initialize() {
        title.setText(texts.get(failure instanceof Failure.Database ? "failure.title" : "failure.title.other"));
        sentence.setText(texts.failure(failure).sentence());
        wayOut.setText(texts.failure(failure).wayOut());
        code.setText(failure.code());
    }

    @FXML
    void again() {
        tryAgain.run();
    }

    @FXML
    void quit() {
        code.getScene().getWindow().hide();
    }
}
