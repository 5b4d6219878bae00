package app.switchboard.base;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object for all that are equal: the rows of a workspace say the same again and again, and 100,000 of them are kept in memory. For one reading. */
public final class Shared {

    private final Map<Object, Object> known = new HashMap<>();

    /** The first value that was equal to this one. */
    @SuppressWarnings("unchecked")
    public <T> T one(T value) {
        Object first = known.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }

    /** As {@link #one}. */
    public <T> @Nullable T oneOrNull(@Nullable T value) {
        return value == null ? null : one(value);
    }
}
