package app.switchboard.numbers;

import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number with all that is known of it: the row that the team shares, and what only this app knows.
 *
 * @param webhooks the webhook fields as Twilio has them, raw; unset ones are absent
 * @param via the name of the TwiML app or messaging service that decides where messages go; null where the number does
 * @param calls where calls really go
 * @param serviceSid the messaging service that it is in; null where it is in none
 * @param tags what people sorted it under, in order
 * @param kept true while it has the addresses for messages and calls that a person decided to keep
 */
public record StoredNumber(
        PhoneNumber number,
        Capabilities capabilities,
        Map<WebhookField, String> webhooks,
        @Nullable String via,
        Route calls,
        @Nullable String serviceSid,
        List<String> tags,
        boolean kept) {

    /** By number, and where two workspaces have the same one, by workspace: no two rows are equal in it. */
    public static final Comparator<StoredNumber> ORDER = Comparator.comparing(
                    (StoredNumber stored) -> stored.number().phoneNumber())
            .thenComparing(stored -> stored.number().workspaceId());

    private static final String CALLS_TO = "CallsTo";

    /** A webhook field's value; {@code ""} where it is not set. */
    public String webhook(WebhookField field) {
        return webhooks.getOrDefault(field, "");
    }

    /** Where everything that comes to it goes. */
    public Routes routes() {
        return new Routes(new Route(number.webhookType(), number.webhookUrl(), via), calls, serviceSid);
    }

    /** What Twilio said of it, the account left out. */
    public TwilioNumber asTwilio() {
        return new TwilioNumber(number.sid(), "", number.phoneNumber(), number.friendlyName(), capabilities, webhooks);
    }

    /** How the routing differs from what it was. */
    List<Drift> driftFrom(StoredNumber old) {
        Map<String, String> before = old.facts();
        Map<String, String> after = facts();
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        List<Drift> drift = new ArrayList<>();
        for (String field : fields) {
            String was = before.getOrDefault(field, "");
            String is = after.getOrDefault(field, "");
            if (!was.equals(is) && !(field.equals(CALLS_TO) && old.callsAreUnknown())) {
                drift.add(new Drift(number.sid(), number.phoneNumber(), field, was, is));
            }
        }
        return drift;
    }

    /** A row of a version that did not ask for the apps of calls. */
    private boolean callsAreUnknown() {
        return calls.via() == null
                && !webhook(WebhookField.VOICE_APPLICATION_SID).isEmpty();
    }

    /** All that decides where calls and messages go, by Twilio's names. */
    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        webhooks.forEach((field, value) -> facts.put(field.parameter(), value));
        if (serviceSid != null) {
            facts.put("MessagingServiceSid", serviceSid);
        }
        addTarget(facts, "MessagesTo", routes().messages());
        addTarget(facts, CALLS_TO, calls);
        return facts;
    }

    /** What an app or a service does with it shows nowhere in the number. */
    private static void addTarget(Map<String, String> facts, String name, Route route) {
        String url = route.url();
        if (url != null && route.via() != null) {
            facts.put(name, url);
        }
    }
}
