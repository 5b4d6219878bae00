package app.switchboard.sim;

import app.switchboard.sim.World.Service;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a number: a second opinion on the engine's plan, by the table of {@link Places}.
 *
 * @param template the workspace's address
 * @param former those that it had before
 */
record Oracle(int template, Set<Integer> former) {

    enum Standing {
        TO_CONFIGURE,
        ALREADY,
        FOREIGN,
        OVERRIDDEN,
        UNSUPPORTED
    }

    Standing standing(TwilioNumber number, @Nullable Service service) {
        if (!number.capabilities().sms() && !number.capabilities().mms()) {
            return Standing.UNSUPPORTED;
        }
        if ((service != null && !service.leavesItToTheNumber())
                || !number.webhook(WebhookField.SMS_APPLICATION_SID).isEmpty()) {
            return Standing.OVERRIDDEN;
        }
        Places place = Places.of(number.webhook(WebhookField.SMS_URL));
        if (place == Places.wanted(template)
                && number.webhook(WebhookField.SMS_METHOD).equals("POST")) {
            return Standing.ALREADY;
        }
        boolean ours = place.isUnder(template) || former.stream().anyMatch(place::isUnder);
        return place.isNobodys() || ours ? Standing.TO_CONFIGURE : Standing.FOREIGN;
    }

    /** What an update sends. */
    Map<WebhookField, String> asked() {
        return Map.of(WebhookField.SMS_URL, Places.wanted(template).url(), WebhookField.SMS_METHOD, "POST");
    }

    boolean hasAsked(@Nullable TwilioNumber number) {
        return number != null
                && number.webhook(WebhookField.SMS_URL)
                        .equals(Places.wanted(template).url())
                && number.webhook(WebhookField.SMS_METHOD).equals("POST");
    }

    /** Where messages go, as a row says it: type and address. */
    String route(TwilioNumber number, @Nullable Service service, Map<String, String> apps) {
        if (service != null && !service.leavesItToTheNumber()) {
            return "service " + service.url();
        }
        String app = number.webhook(WebhookField.SMS_APPLICATION_SID);
        if (!app.isEmpty()) {
            return "application " + apps.getOrDefault(app, "");
        }
        String url = number.webhook(WebhookField.SMS_URL);
        if (standing(number, service) == Standing.UNSUPPORTED || url.isEmpty()) {
            return "none ";
        }
        return (Places.of(url).isUnder(template) ? "workspace " : "external ") + url;
    }
}
