package app.switchboard.twilio;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * An incoming phone number as Twilio describes it. Texts are raw; what Twilio leaves unset ({@code null} or {@code ""}) is {@code ""}.
 *
 * @param phoneNumber E.164, as a rule
 * @param webhooks the fields that are set, raw: an address here need not be a valid URL
 */
public record TwilioNumber(
        String sid,
        String accountSid,
        String phoneNumber,
        String friendlyName,
        Capabilities capabilities,
        Map<WebhookField, String> webhooks) {

    /** What a number can do. */
    public record Capabilities(boolean voice, boolean sms, boolean mms, boolean fax) {

        /** True where messages can reach it at all. */
        public boolean messages() {
            return sms || mms;
        }
    }

    public TwilioNumber {
        EnumMap<WebhookField, String> set = new EnumMap<>(WebhookField.class);
        webhooks.forEach((field, value) -> {
            if (!value.isEmpty()) {
                set.put(field, value);
            }
        });
        webhooks = Collections.unmodifiableMap(set);
    }

    /** A webhook field's value; {@code ""} where it is not set. */
    public String webhook(WebhookField field) {
        return webhooks.getOrDefault(field, "");
    }
}
