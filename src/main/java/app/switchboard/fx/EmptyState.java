package app.switchboard.fx;

import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in the place of content where there is none: an icon, a sentence, and a button that leads on. Children of its own follow below. */
public final class EmptyState extends VBox {

    private final FontIcon icon = new FontIcon();
    private final Label text = new Label();
    private final Button button = new Button();

    public EmptyState() {
        getStyleClass().add("empty-state");
        icon.getStyleClass().add("hero");
        icon.setVisible(false);
        icon.setManaged(false);
        text.getStyleClass().addAll("muted", "sentence");
        text.setWrapText(true);
        getChildren().addAll(icon, text, button);
    }

    public String getIcon() {
        return icon.getIconLiteral();
    }

    /** The icon's literal, {@code bi-…}; without one there is no icon. */
    public void setIcon(String literal) {
        icon.setIconLiteral(literal);
        icon.setVisible(true);
        icon.setManaged(true);
    }

    public boolean isWarning() {
        return icon.getStyleClass().contains("warning");
    }

    /** Whether something went wrong. */
    public void setWarning(boolean warning) {
        icon.getStyleClass().remove("warning");
        if (warning) {
            icon.getStyleClass().add("warning");
        }
    }

    public String getText() {
        return text.getText();
    }

    /** The sentence. */
    public void setText(String sentence) {
        text.setText(sentence);
    }

    public StringProperty textProperty() {
        return text.textProperty();
    }

    public String getAction() {
        return button.getText();
    }

    /** What the button says. */
    public void setAction(String label) {
        button.setText(label);
        button.setAccessibleText(label);
    }

    public String getHelp() {
        return button.getAccessibleHelp();
    }

    /** What the button does, for those who can't see what it stands under. */
    public void setHelp(String help) {
        button.setAccessibleHelp(help);
    }

    public @Nullable EventHandler<ActionEvent> getOnAction() {
        return button.getOnAction();
    }

    /** What the button does. */
    public void setOnAction(@Nullable EventHandler<ActionEvent> handler) {
        button.setOnAction(handler);
    }

    public Button button() {
        return button;
    }
}
