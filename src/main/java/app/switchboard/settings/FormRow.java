package app.switchboard.settings;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.DefaultProperty;
import javafx.beans.property.SimpleStringProperty;
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
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of a card: what it is on the left, the control on the right, below it a word of help or what is wrong. */
@DefaultProperty("content")
public final class FormRow extends HBox {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Label label = new Label();
    private final VBox content = new VBox();
    private final StringProperty help = new SimpleStringProperty(this, "help", "");
    private final Label problem = new Label();
    private final Hyperlink link = new Hyperlink();
    private final VBox below = new VBox();

    public FormRow() {
        getStyleClass().addAll("card-row", "form-row");
        label.getStyleClass().add("form-label");
        content.getStyleClass().add("form-content");
        Label helpLabel = new Label();
        helpLabel.textProperty().bind(help);
        helpLabel.getStyleClass().addAll("secondary", "form-help");
        helpLabel
                .visibleProperty()
                .bind(help.isNotEmpty().and(problem.visibleProperty().not()));
        problem.getStyleClass().addAll("secondary", "danger-text", "form-problem");
        FontIcon icon = new FontIcon("bi-exclamation-circle-fill");
        icon.getStyleClass().addAll("danger", "small");
        // Beside the label, not in it: there it would stand in the middle of two lines.
        HBox problemLine = new HBox(icon, problem);
        problemLine.getStyleClass().add("form-problem-line");
        problemLine.visibleProperty().bind(problem.visibleProperty());
        link.getStyleClass().add("form-link");
        for (Node node : new Node[] {helpLabel, problemLine, link}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        problem.setVisible(false);
        link.setVisible(false);
        below.getStyleClass().add("form-below");
        below.managedProperty()
                .bind(helpLabel.visibleProperty().or(problem.visibleProperty()).or(link.visibleProperty()));
        below.getChildren().addAll(helpLabel, problemLine, link);
        VBox right = new VBox(content, below);
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
        return help.get();
    }

    /** A word of help below the control. */
    public void setHelp(String text) {
        help.set(text);
    }

    StringProperty helpProperty() {
        return help;
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
        for (StringProperty word : List.of(field.promptTextProperty(), help, label.textProperty())) {
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
        problem.setText(found == null ? "" : found.text());
        problem.setVisible(found != null && !found.text().isEmpty());
        link.setVisible(found != null && found.link() != null);
        field.setAccessibleHelp(found == null ? helpOf(field) : found.text());
    }

    /** A prompt helps where there is no other word. */
    private String helpOf(TextInputControl field) {
        String prompt = field.getPromptText();
        return !help.get().isEmpty() ? help.get() : prompt == null || prompt.isEmpty() ? label.getText() : prompt;
    }
}
