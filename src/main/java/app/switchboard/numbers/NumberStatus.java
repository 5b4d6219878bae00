package app.switchboard.numbers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether the account still has the number. */
public enum NumberStatus {
    ACTIVE,
    /** Gone from a complete listing. Never deleted here; active again when it returns. */
    RELEASED;

    /** As stored and printed. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NumberStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
