package app.switchboard.settings;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for a secret: masked, and readable as long as its eye is held down, by the mouse or the space bar. */
public final class RevealField extends StackPane {

    private final PasswordField hidden = new PasswordField();
    private final TextField shown = new TextField();
    private final Button eye = new Button();

    public RevealField() {
        getStyleClass().add("reveal-field");
        setAlignment(Pos.CENTER_RIGHT);
        FontIcon icon = new FontIcon("bi-eye");
        eye.setGraphic(icon);
        eye.getStyleClass().addAll("icon-button", "eye");
        eye.disableProperty().bind(hidden.textProperty().isEmpty());
        eye.armedProperty().subscribe(held -> icon.setIconLiteral(held ? "bi-eye-slash" : "bi-eye"));

        // Nothing but a look: what is typed always goes into the masked field, which can't be copied from.
        shown.textProperty().bind(hidden.textProperty());
        shown.setEditable(false);
        shown.setFocusTraversable(false);
        shown.setMouseTransparent(true);
        shown.visibleProperty().bind(eye.armedProperty());
        getChildren().addAll(hidden, shown, eye);
    }

    TextInputControl input() {
        return hidden;
    }

    Button eye() {
        return eye;
    }

    TextField shown() {
        return shown;
    }

    StringProperty promptTextProperty() {
        return hidden.promptTextProperty();
    }

    public String getRevealText() {
        return eye.getAccessibleText();
    }

    /** What the eye is called. */
    public void setRevealText(String text) {
        eye.setAccessibleText(text);
        eye.setTooltip(new Tooltip(text));
    }
}
