package app.switchboard.numbers;

import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number with all that is known of it: the row that the team shares, and what only this app knows.
 *
 * @param webhooks the webhook fields as Twilio has them, raw; unset ones are absent
 * @param via the name of the TwiML app or messaging service that decides where messages go; null where the number does
 * @param serviceSid the messaging service that it is in; null where it is in none
 */
public record StoredNumber(
        PhoneNumber number,
        Capabilities capabilities,
        Map<WebhookField, String> webhooks,
        @Nullable String via,
        @Nullable String serviceSid) {

    /** A webhook field's value; {@code ""} where it is not set. */
    public String webhook(WebhookField field) {
        return webhooks.getOrDefault(field, "");
    }
}
