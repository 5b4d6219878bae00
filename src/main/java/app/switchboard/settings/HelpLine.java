package app.switchboard.settings;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a row of a card says in small below: a word of help, or in its place what is wrong. Takes no room while there is neither. */
final class HelpLine extends VBox {

    private final StringProperty help = new SimpleStringProperty(this, "help", "");
    private final StringProperty problem = new SimpleStringProperty(this, "problem", "");
    private final StringBinding said =
            Bindings.createStringBinding(() -> problem.get().isEmpty() ? help.get() : problem.get(), help, problem);

    HelpLine() {
        Label helpLabel = label(help, "form-help");
        Label problemLabel = label(problem, "form-problem");
        problemLabel.getStyleClass().add("danger-text");
        FontIcon icon = new FontIcon("bi-exclamation-circle-fill");
        icon.getStyleClass().addAll("danger", "small");
        // Beside the label, not in it: there it would stand in the middle of two lines.
        HBox problemLine = new HBox(icon, problemLabel);
        problemLine.getStyleClass().add("form-problem-line");
        problemLine.visibleProperty().bind(problem.isNotEmpty());
        problemLabel.visibleProperty().bind(problem.isNotEmpty());
        helpLabel.visibleProperty().bind(help.isNotEmpty().and(problem.isEmpty()));
        visibleProperty().bind(said.isNotEmpty());
        for (Node node : new Node[] {helpLabel, problemLine, this}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        getChildren().addAll(helpLabel, problemLine);
    }

    private static Label label(StringProperty text, String style) {
        Label label = new Label();
        label.textProperty().bind(text.map(Wording::together));
        label.getStyleClass().addAll("secondary", style);
        return label;
    }

    StringProperty helpProperty() {
        return help;
    }

    StringProperty problemProperty() {
        return problem;
    }

    /** What is to be read now: what is wrong, else the help, else nothing. */
    StringBinding said() {
        return said;
    }
}
