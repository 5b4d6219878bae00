package app.switchboard.activity;

import app.switchboard.fx.BeforeAfter;
import app.switchboard.fx.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A field with what it held over what it holds. Fills its nodes anew. */
final class ValuesBox extends VBox {

    private final Label field = new Label();
    private final BeforeAfter values;

    /**
     * @param wasKey the word before the first value
     * @param isKey the word before the second
     */
    ValuesBox(Texts texts, String wasKey, String isKey) {
        values = BeforeAfter.withWords(texts.get(wasKey), texts.get(isKey), texts.get("drift.unset"));
        getStyleClass().add("values");
        field.getStyleClass().add("medium");
        getChildren().addAll(field, values);
        setMinWidth(0);
    }

    void show(Values change) {
        field.setText(change.field());
        values.show(change.before(), change.after());
    }
}
