package app.switchboard.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * Something the person can have done: by a menu, a shortcut or the palette.
 *
 * @param key of its name
 * @param icon the icon's literal, for the palette
 * @param enabled whether it can be done now
 */
record Command(String key, String icon, KeyCombination keys, ObservableBooleanValue enabled, Runnable action) {

    /** The keys as people write them: {@code Ctrl+K}. */
    String shortcut() {
        return keys.getDisplayText();
    }
}
