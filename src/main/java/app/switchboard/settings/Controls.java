package app.switchboard.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/** Ties the controls of the panes to their settings. */
final class Controls {

    private Controls() {}

    static void bind(SettingRow row, ToggleSwitch control, Setting<Boolean> setting) {
        row.name(control, setting.problemProperty());
        setting.valueProperty().subscribe(control::setSelected);
        control.selectedProperty().subscribe(setting::choose);
    }

    /**
     * @param word names a choice
     */
    static <T> void bind(
            SettingRow row, ChoiceBox<T> control, List<T> choices, Function<T, String> word, Setting<T> setting) {
        row.name(control, setting.problemProperty());
        control.getItems().setAll(choices);
        control.setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return choice == null ? "" : word.apply(choice);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        setting.valueProperty().subscribe(control::setValue);
        control.valueProperty().subscribe((before, now) -> {
            if (now != null) {
                setting.choose(now);
            }
        });
    }
}
