package app.switchboard.settings;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Ties the controls of the panes to their settings. */
final class Controls {

    private Controls() {}

    static void bind(SettingRow row, Switch control, Setting<Boolean> setting) {
        row.name(control, setting.problemProperty());
        setting.valueProperty().subscribe(control::setSelected);
        control.selectedProperty().subscribe(setting::choose);
    }

    /**
     * Names the choices of a control, which are never typed.
     *
     * @param word names a choice; null where none is made
     */
    static <T> StringConverter<T> words(Function<@Nullable T, String> word) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T choice) {
                return word.apply(choice);
            }

            // Whatever stands there, none is chosen by it.
            @Override
            public @Nullable T fromString(@Nullable String text) {
                return null;
            }
        };
    }

    /**
     * @param word names a choice
     */
    static <T> void bind(
            SettingRow row, ChoiceBox<T> control, List<T> choices, Function<T, String> word, Setting<T> setting) {
        row.name(control, setting.problemProperty());
        control.getItems().setAll(choices);
        control.setConverter(words(choice -> choice == null ? "" : word.apply(choice)));
        setting.valueProperty().subscribe(control::setValue);
        control.valueProperty().subscribe((before, now) -> {
            if (now != null) {
                setting.choose(now);
            }
        });
    }
}
