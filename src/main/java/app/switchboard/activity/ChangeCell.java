package app.switchboard.activity;

import app.switchboard.fx.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field that a run set. Keeps its nodes and fills them anew. */
final class ChangeCell extends ListCell<ChangeRow> {

    private final Texts texts;
    private final Hyperlink phone = new Hyperlink();
    private final ValuesBox values;
    private final FontIcon icon = new FontIcon();
    private final Label outcome = new Label("", icon);
    private final Label message = new Label();
    private final HBox line;

    ChangeCell(Texts texts, Consumer<ChangeRow> open) {
        this.texts = texts;
        values = new ValuesBox(texts, "history.change.before", "history.change.after");
        phone.getStyleClass().add("tabular");
        phone.setMinWidth(Region.USE_PREF_SIZE);
        phone.setOnAction(event -> open.accept(getItem()));
        phone.setAccessibleHelp(texts.get("drift.open"));
        phone.setTooltip(new Tooltip(texts.get("drift.open")));
        VBox number = new VBox(phone);
        number.getStyleClass().add("drift-number");
        VBox words = new VBox(values, message);
        words.getStyleClass().add("values");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        outcome.setMinWidth(Region.USE_PREF_SIZE);
        message.getStyleClass().add("secondary");
        message.setTooltip(new Tooltip());
        HBox how = new HBox(outcome);
        how.getStyleClass().add("change-outcome");
        line = new HBox(number, words, how);
        line.getStyleClass().add("drift-change");
        // Else a long value would widen the whole list.
        setPrefWidth(0);
        setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && getItem() != null) {
                open.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable ChangeRow change, boolean empty) {
        super.updateItem(change, empty);
        if (empty || change == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        phone.setText(change.phone());
        phone.setAccessibleText(change.phone());
        phone.setVisible(change.first());
        values.show(change.values());
        States.show(icon, change.icon(), change.style(), "small");
        outcome.setText(change.outcomeText());
        outcome.setVisible(change.first());
        message.setText(change.first() ? change.message() : "");
        message.getTooltip().setText(change.message());
        States.visible(message, change.first() && !change.message().isEmpty());
        setAccessibleText(texts.get(
                "history.change.row",
                change.phone(),
                change.values().field(),
                orUnset(change.values().before()),
                orUnset(change.values().after()),
                change.outcomeText(),
                change.message()));
        setGraphic(line);
    }

    private String orUnset(String value) {
        return value.isEmpty() ? texts.get("drift.unset") : value;
    }
}
