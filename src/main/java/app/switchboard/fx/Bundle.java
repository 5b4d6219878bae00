package app.switchboard.fx;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** All words as one bundle: they lie in a file an area, {@code i18n/AREA.properties}, with English as the root. */
final class Bundle extends ResourceBundle {

    static final List<String> AREAS = List.of("common", "shell", "inventory", "activity", "settings");

    private final Map<String, Object> words = new HashMap<>();

    /**
     * @throws IllegalStateException if two areas have the same key
     */
    Bundle(Locale locale) {
        for (String area : AREAS) {
            // Without fallback control the machine's own locale would win over the root (English) bundle.
            ResourceBundle of =
                    getBundle("i18n." + area, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
            for (String key : of.keySet()) {
                if (words.put(key, of.getObject(key)) != null) {
                    throw new IllegalStateException("the key " + key + " stands in two areas");
                }
            }
        }
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return words.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(words.keySet());
    }
}
