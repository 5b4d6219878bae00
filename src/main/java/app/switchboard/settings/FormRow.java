package app.switchboard.settings;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.DefaultProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row of a card: what it is on the left, the control on the right, below it a word of help or what is wrong. */
@DefaultProperty("content")
public final class FormRow extends HBox {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Label label = new Label();
    private final VBox content = new VBox();
    private final HelpLine help = new HelpLine();
    private final Hyperlink link = new Hyperlink();

    public FormRow() {
        getStyleClass().addAll("card-row", "form-row");
        label.getStyleClass().add("form-label");
        content.getStyleClass().add("form-content");
        link.getStyleClass().add("form-link");
        link.managedProperty().bind(link.visibleProperty());
        link.setVisible(false);
        VBox right = new VBox(content, help, link);
        right.getStyleClass().add("form-right");
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(label, right);
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

    /** Says anew what the row and its field are for. */
    void name(String text, TextInputControl field) {
        setText(text);
        field.setAccessibleText(text);
    }

    public String getHelp() {
        return help.helpProperty().get();
    }

    /** A word of help below the control. */
    public void setHelp(String text) {
        help.helpProperty().set(text);
    }

    StringProperty helpProperty() {
        return help.helpProperty();
    }

    /**
     * Ties a field to its entry.
     *
     * @param left called when the person goes on to something else
     * @param linkText names the link to Twilio's page of an error
     */
    void bind(
            TextInputControl field,
            Entry entry,
            Consumer<Entry> left,
            Consumer<String> browse,
            Consumer<Entry.Problem> linkText) {
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        field.textProperty().bindBidirectional(entry.textProperty());
        field.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                left.accept(entry);
            }
        });
        for (StringProperty word : List.of(field.promptTextProperty(), help.helpProperty(), label.textProperty())) {
            word.subscribe(now -> show(field, entry.problemProperty().get()));
        }
        entry.problemProperty().subscribe(found -> {
            show(field, found);
            if (found != null && found.link() != null) {
                String address = found.link();
                link.setOnAction(event -> browse.accept(address));
                linkText.accept(found);
            }
        });
    }

    Hyperlink link() {
        return link;
    }

    private void show(TextInputControl field, Entry.@Nullable Problem found) {
        field.pseudoClassStateChanged(DANGER, found != null);
        help.problemProperty().set(found == null ? "" : found.text());
        link.setVisible(found != null && found.link() != null);
        field.setAccessibleHelp(spoken(field));
    }

    /** A prompt helps where there is no other word. */
    private String spoken(TextInputControl field) {
        String said = help.said().get();
        String prompt = field.getPromptText();
        return !said.isEmpty() ? said : prompt == null || prompt.isEmpty() ? label.getText() : prompt;
    }
}
