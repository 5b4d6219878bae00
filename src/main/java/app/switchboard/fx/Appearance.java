package app.switchboard.fx;

import java.util.Locale;

/** Light or dark, or as the system has it. */
public enum Appearance {
    SYSTEM,
    LIGHT,
    DARK;

    /** Where the person's choice is among the preferences. */
    public static final String PREFERENCE = "appearance";

    /** As stored among the preferences. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What was stored; anything else is {@link #SYSTEM}. */
    public static Appearance of(String text) {
        for (Appearance appearance : values()) {
            if (appearance.text().equals(text)) {
                return appearance;
            }
        }
        return SYSTEM;
    }
}
