package app.switchboard.workspace;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * By what people tell a workspace from the others.
 *
 * @param production true: its numbers serve real callers
 */
public record Marks(Colour colour, boolean production) {

    /** What a new workspace starts with. */
    public static final Marks NONE = new Marks(Colour.NONE, false);

    public enum Colour {
        NONE,
        RED,
        ORANGE,
        YELLOW,
        GREEN,
        BLUE,
        PURPLE,
        GRAY;

        /** As stored, printed and written on the command line. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Colour of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public Marks withColour(Colour changed) {
        return new Marks(changed, production);
    }

    public Marks withProduction(boolean changed) {
        return new Marks(colour, changed);
    }
}
