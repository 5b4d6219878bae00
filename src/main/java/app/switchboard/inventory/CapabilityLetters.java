package app.switchboard.inventory;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * What a number can: letters that always stand at the same place; where it can't, there is none. Texts on one background of four parts, since a label for each costs a row of the list twice as much to style.
 */
final class CapabilityLetters extends Region {

    /** As in the keys of the words, in the order of {@link NumberRow#capabilityLetters}. */
    static final String[] NAMES = {"voice", "sms", "mms", "fax"};

    private static final double SIZE = 16;
    private static final double STEP = 18;

    CapabilityLetters() {
        getStyleClass().add("capabilities");
        for (String name : NAMES) {
            Text letter = new Text(name.substring(0, 1).toUpperCase(Locale.ROOT));
            letter.getStyleClass().add("capability");
            getChildren().add(letter);
        }
    }

    void show(int place, boolean can) {
        getChildren().get(place).setVisible(can);
        pseudoClassStateChanged(PseudoClass.getPseudoClass(NAMES[place]), can);
    }

    @Override
    protected double computePrefWidth(double height) {
        return STEP * (NAMES.length - 1) + SIZE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return SIZE;
    }

    @Override
    protected double computeMaxHeight(double width) {
        return SIZE;
    }

    @Override
    protected void layoutChildren() {
        for (int i = 0; i < NAMES.length; i++) {
            Node letter = getChildren().get(i);
            var bounds = letter.getLayoutBounds();
            letter.relocate(STEP * i + (SIZE - bounds.getWidth()) / 2, (SIZE - bounds.getHeight()) / 2);
        }
    }
}
