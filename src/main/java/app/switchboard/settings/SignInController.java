package app.switchboard.settings;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Binds the part of the credentials pane about how the workspace signs in: by Auth Token or API key, and a new token. */
public final class SignInController {

    private final CredentialsViewModel model;
    private final SignIn signIn;

    @FXML
    private Hyperlink otherKind;

    @FXML
    private Hyperlink rotate;

    @FXML
    private VBox questionBox;

    @FXML
    private Label signInQuestion;

    @FXML
    private Button signInNo;

    @FXML
    private Button signInYes;

    SignInController(CredentialsViewModel model) {
        this.model = model;
        this.signIn = model.signIn();
    }

    @FXML
    void initialize() {
        var asked = signIn.questionProperty();
        var asks = asked.isNotEqualTo(SignIn.Question.NOTHING);
        var byKey = model.form().byKey();
        otherKind
                .textProperty()
                .bind(Bindings.when(byKey).then(text("use.token")).otherwise(text("use.key")));
        otherKind
                .accessibleHelpProperty()
                .bind(Bindings.when(byKey).then(text("use.token.help")).otherwise(text("use.key.help")));
        CredentialsController.show(rotate, signIn.canRotateProperty().and(asked.isNotEqualTo(SignIn.Question.ROTATE)));
        CredentialsController.show(questionBox, asks);
        // An offer has one button; only what can't be taken back is asked about.
        CredentialsController.show(signInNo, asked.isEqualTo(SignIn.Question.ROTATE));
        signInQuestion
                .textProperty()
                .bind(asked.map(
                        now -> now == SignIn.Question.NOTHING ? "" : Wording.together(text("ask." + now.key()))));
        signInYes
                .textProperty()
                .bind(asked.map(now -> now == SignIn.Question.NOTHING ? "" : text("confirm." + now.key())));
        asked.subscribe(now -> {
            signInYes.getStyleClass().remove("danger");
            if (now == SignIn.Question.ROTATE) {
                signInYes.getStyleClass().add("danger");
            }
        });
        signInYes.accessibleHelpProperty().bind(signInQuestion.textProperty());
        asked.subscribe((before, now) -> {
            if (now == SignIn.Question.NOTHING && signInNo.isFocused()) {
                rotate.requestFocus();
            }
        });
    }

    private String text(String key) {
        return model.wording().get(key);
    }

    @FXML
    void otherKind() {
        model.otherKind();
    }

    @FXML
    void askRotation() {
        signIn.askRotation();
        // The way back is the one that Enter takes.
        signInNo.requestFocus();
    }

    @FXML
    void no() {
        signIn.dismiss();
    }

    @FXML
    void yes() {
        model.confirmSignIn();
    }
}
