package app.switchboard.settings;

import javafx.beans.DefaultProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A row of a card for what holds at once: what it is on the left, a word of help or what went wrong below it, the control on the right. */
@DefaultProperty("content")
public final class SettingRow extends HBox {

    private final Label label = new Label();
    private final HelpLine help = new HelpLine();
    private final HBox content = new HBox();

    public SettingRow() {
        getStyleClass().addAll("card-row", "setting-row");
        label.getStyleClass().add("setting-label");
        VBox words = new VBox(label, help);
        words.getStyleClass().add("setting-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        content.getStyleClass().add("setting-content");
        // The words give way, not the control.
        content.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, content);
    }

    public ObservableList<Node> getContent() {
        return content.getChildren();
    }

    public String getText() {
        return label.getText();
    }

    /** What the row is for. */
    public void setText(String text) {
        label.setText(text);
    }

    public String getHelp() {
        return help.helpProperty().get();
    }

    /** A word of help below. */
    public void setHelp(String text) {
        help.helpProperty().set(text);
    }

    StringProperty textProperty() {
        return label.textProperty();
    }

    StringProperty helpProperty() {
        return help.helpProperty();
    }

    /** Shows what went wrong in the place of the help, where anything did; names the control for those who can't see it. */
    void name(Node control, ReadOnlyStringProperty wrong) {
        help.problemProperty().bind(wrong);
        label.setLabelFor(control);
        control.setAccessibleText(label.getText());
        help.said().subscribe(control::setAccessibleHelp);
    }
}
