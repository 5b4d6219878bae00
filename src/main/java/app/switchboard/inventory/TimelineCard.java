package app.switchboard.inventory;

import app.switchboard.fx.BeforeAfter;
import app.switchboard.fx.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows what happened to a number: what, when, who, and each field before and after. */
final class TimelineCard extends VBox {

    TimelineCard(TimelineEntry entry, Texts texts, Runnable undo) {
        super(3);
        getStyleClass().add("change");
        FontIcon icon = new FontIcon(entry.icon());
        icon.getStyleClass().add(entry.style());
        Label what = new Label(entry.what());
        what.setWrapText(true);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        Label when = secondary(entry.when());
        when.setMinWidth(Region.USE_PREF_SIZE);
        when.setTooltip(new Tooltip(entry.full()));
        getChildren().add(new HBox(8, icon, what, when));
        Label who = secondary(entry.who());
        HBox by = new HBox(8, who);
        by.setAlignment(Pos.CENTER_LEFT);
        if (entry.undoable()) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Button button = new Button(texts.get("details.undo"));
            button.getStyleClass().add("small-button");
            button.setAccessibleText(texts.get("details.undo"));
            button.setTooltip(new Tooltip(texts.get("details.undo.help")));
            button.setOnAction(event -> undo.run());
            by.getChildren().addAll(gap, button);
        }
        getChildren().add(by);
        for (TimelineEntry.Part part : entry.parts()) {
            BeforeAfter values = BeforeAfter.withArrow(texts.get("details.change.unset"));
            values.show(part.before(), part.after());
            getChildren().addAll(secondary(part.field()), values);
        }
    }

    private static Label secondary(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("secondary");
        return label;
    }
}
