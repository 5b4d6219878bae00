package app.switchboard.settings;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line in a pane on how something ended, with its icon. Takes no room while there is nothing to say. */
public final class NoticeLine extends HBox {

    private final FontIcon icon = new FontIcon("bi-info-circle");
    private final Label text = new Label();

    public NoticeLine() {
        getStyleClass().add("notice-line");
        text.setWrapText(true);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(icon, text);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void bind(ObservableValue<@Nullable Notice> notice) {
        notice.subscribe(this::tell);
    }

    private void tell(@Nullable Notice notice) {
        setVisible(notice != null);
        icon.getStyleClass().removeAll("accent", "success", "warning", "danger");
        text.getStyleClass().removeAll("danger-text", "muted");
        if (notice == null) {
            return;
        }
        text.setText(notice.text());
        setAccessibleText(notice.text());
        switch (notice.kind()) {
            case INFO -> look("bi-hourglass-split", "accent", "muted");
            case DONE -> look("bi-check-circle-fill", "success", "muted");
            case WARNING -> look("bi-exclamation-triangle-fill", "warning", "muted");
            case ERROR -> look("bi-x-octagon-fill", "danger", "danger-text");
        }
    }

    private void look(String literal, String iconStyle, String textStyle) {
        icon.setIconLiteral(literal);
        icon.getStyleClass().add(iconStyle);
        text.getStyleClass().add(textStyle);
    }
}
