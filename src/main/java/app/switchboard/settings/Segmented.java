package app.switchboard.settings;

import java.util.List;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** A few choices beside each other, one of them taken. The arrow keys go from one to the next. */
public final class Segmented extends HBox {

    private final ToggleGroup group = new ToggleGroup();

    public Segmented() {
        getStyleClass().add("segments");
        setAccessibleRole(AccessibleRole.PARENT);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /**
     * Shows the choices of a setting.
     *
     * @param word names a choice
     * @param tip says what it means
     */
    <T> void bind(Setting<T> setting, List<T> choices, Function<T, String> word, Function<T, String> tip) {
        for (T choice : choices) {
            ToggleButton segment = new ToggleButton(word.apply(choice));
            segment.getStyleClass().add("segment");
            segment.setToggleGroup(group);
            segment.setUserData(choice);
            segment.setTooltip(new Tooltip(tip.apply(choice)));
            segment.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            segment.setAccessibleHelp(tip.apply(choice));
            segment.setOnAction(event -> {
                // A click on what is taken already does not take it away.
                segment.setSelected(true);
                setting.choose(choice);
            });
            getChildren().add(segment);
        }
        setting.valueProperty()
                .subscribe(now ->
                        group.getToggles().forEach(toggle -> toggle.setSelected(now.equals(toggle.getUserData()))));
    }

    private void keyPressed(KeyEvent event) {
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        int at = getChildren().indexOf(getScene().getFocusOwner());
        if (step != 0 && at >= 0) {
            event.consume();
            int to = Math.clamp((long) at + step, 0, getChildren().size() - 1);
            ToggleButton segment = (ToggleButton) getChildren().get(to);
            segment.requestFocus();
            segment.fire();
        }
    }
}
