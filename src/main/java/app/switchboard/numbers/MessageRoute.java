package app.switchboard.numbers;

import org.jspecify.annotations.Nullable;

/**
 * Where messages to a number really go.
 *
 * @param url the address; null where there is none
 * @param via the name of the TwiML app or messaging service that decides it; null where the number does
 * @param serviceSid the messaging service that the number is in; null where it is in none
 */
public record MessageRoute(
        WebhookType type,
        @Nullable String url,
        @Nullable String via,
        @Nullable String serviceSid) {}
