package app.switchboard.activity;

import app.switchboard.fx.Difference;
import app.switchboard.fx.DifferenceText;
import app.switchboard.fx.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A field with what it held over what it holds, so that one sees where they differ. Fills its nodes anew. */
final class ValuesBox extends VBox {

    /** About as wide as a character is. */
    private static final double CHARACTER = 7;

    private static final int LEAST = 24;

    private final Texts texts;
    private final Label field = new Label();
    private final DifferenceText before = new DifferenceText();
    private final DifferenceText after = new DifferenceText();
    private final Tooltip whole = new Tooltip();

    /**
     * @param wasKey the word before the first value
     * @param isKey the word before the second
     */
    ValuesBox(Texts texts, String wasKey, String isKey) {
        this.texts = texts;
        getStyleClass().add("values");
        field.getStyleClass().add("medium");
        getChildren().addAll(field, line(texts.get(wasKey), before), line(texts.get(isKey), after));
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        Tooltip.install(this, whole);
        setMinWidth(0);
    }

    private static HBox line(String word, DifferenceText value) {
        Label label = new Label(word);
        label.getStyleClass().addAll("secondary", "values-word");
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(label, value);
        line.getStyleClass().add("values-line");
        return line;
    }

    /**
     * Shows a change.
     *
     * @param room in pixels
     */
    void show(Values values, double room) {
        int most = Math.max((int) (room / CHARACTER), LEAST);
        Difference difference = values.difference().fitted(most);
        field.setText(values.field());
        if (values.before().isEmpty()) {
            before.showWord(texts.get("drift.unset"));
        } else {
            before.showBefore(difference);
        }
        if (values.after().isEmpty()) {
            after.showWord(texts.get("drift.unset"));
        } else {
            after.showAfter(difference);
        }
        whole.setText(orUnset(values.before()) + "\n" + orUnset(values.after()));
    }

    private String orUnset(String value) {
        return value.isEmpty() ? texts.get("drift.unset") : value;
    }
}
