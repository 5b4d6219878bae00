package app.switchboard.numbers;

import org.jspecify.annotations.Nullable;

/**
 * Where the calls or the messages to a number really go.
 *
 * @param type who gets them
 * @param url the address; null where there is none, or none that can be known
 * @param via the name of the TwiML app, messaging service or trunk that decides it; null where the number does
 */
public record Route(
        WebhookType type, @Nullable String url, @Nullable String via) {

    /** To nobody. */
    public static final Route NONE = new Route(WebhookType.NONE, null, null);
}
