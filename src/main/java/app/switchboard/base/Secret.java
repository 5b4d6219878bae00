package app.switchboard.base;

import java.util.Objects;

/**
 * A secret in memory. Prints as its last four characters only, so that no log, exception or debugger view shows it by accident. Input is trimmed: a pasted token often brings a space along.
 */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value.strip();
    }

    /** The secret itself: for the wire and the secret store, never for a log. */
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** The last four characters, which may be shown; fewer than eight characters show nothing. */
    public String lastFour() {
        return value.length() < 8 ? "" : value.substring(value.length() - 4);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    @Override
    public String toString() {
        return "****" + lastFour();
    }
}
