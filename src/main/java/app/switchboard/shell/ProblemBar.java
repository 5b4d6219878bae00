package app.switchboard.shell;

import app.switchboard.fx.Texts;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Fills the bar that says what went wrong. */
record ProblemBar(HBox bar, FontIcon icon, Label text, Hyperlink link, Button wayOut) {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final String ERROR_PAGES = "https://www.twilio.com/docs/api/errors/";

    /** Shows a problem; hides the bar where there is none. */
    void show(@Nullable Problem problem, Texts texts, Consumer<String> openLink) {
        bar.setVisible(problem != null);
        if (problem == null) {
            return;
        }
        bar.pseudoClassStateChanged(DANGER, problem.serious());
        icon.setIconLiteral(
                problem.serious() || problem.code().equals("SB-000")
                        ? "bi-exclamation-triangle-fill"
                        : "bi-cloud-slash");
        text.setText(texts.message(problem.code(), problem.text()));
        Integer code = problem.twilioCode();
        link.setVisible(code != null);
        link.setText(code == null ? "" : texts.get("problem.link", String.valueOf(code)));
        link.setOnAction(event -> openLink.accept(ERROR_PAGES + code));
        wayOut.setText(texts.get(
                switch (problem.wayOut()) {
                    case CREDENTIALS -> "problem.credentials";
                    case REVIEW -> "problem.review";
                    case DRIFT -> "problem.drift.show";
                    case SHRINK -> "problem.shrink";
                    case AGAIN, READ_AGAIN -> "common.again";
                }));
    }
}
