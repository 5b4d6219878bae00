package app.switchboard.numbers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who receives the calls or messages to a number. */
public enum WebhookType {
    /** The workspace's own address. */
    WORKSPACE,
    /** An address that all workspaces share: a template without {@code {workspaceId}}. */
    GLOBAL,
    /** Some other address. */
    EXTERNAL,
    /** A TwiML app, whatever the number's own address says. */
    APPLICATION,
    /** A messaging service, whatever the number's own address says. */
    SERVICE,
    /** A SIP trunk: calls only. */
    TRUNK,
    /** Nobody. */
    NONE;

    /** As stored and printed. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static WebhookType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
