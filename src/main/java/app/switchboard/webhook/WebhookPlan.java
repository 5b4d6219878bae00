package app.switchboard.webhook;

import app.switchboard.numbers.MessageRoute;
import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be written to Twilio, and what is left alone and why: decided for every number before anything is sent.
 *
 * @param changes the numbers to configure
 * @param counts how many numbers stand how
 */
public record WebhookPlan(List<Change> changes, Map<Standing, Integer> counts) {

    /** How a number's messaging webhook stands towards the workspace's address. */
    public enum Standing {
        /** Unset, Twilio's demo address, or an old address of the workspace: to be set. */
        TO_CONFIGURE,
        /** As it should be. */
        ALREADY,
        /** Pointing elsewhere: somebody's choice, left alone. */
        FOREIGN,
        /** A TwiML app or a messaging service decides: setting the number's own address would change nothing. */
        OVERRIDDEN,
        /** The number takes no messages. */
        UNSUPPORTED
    }

    /** Sets some webhook fields of a number, and no other. */
    public record Change(TwilioNumber number, Map<WebhookField, String> fields) {}

    /**
     * Decides for numbers whose routes are known.
     *
     * @param routes a route for each number
     */
    public static WebhookPlan of(Map<TwilioNumber, MessageRoute> routes, WorkspaceAddress address) {
        List<Change> changes = new ArrayList<>();
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        routes.forEach((number, route) -> {
            Standing standing = standing(number, route, address);
            counts.merge(standing, 1, Integer::sum);
            if (standing == Standing.TO_CONFIGURE) {
                changes.add(new Change(number, desired(address)));
            }
        });
        return new WebhookPlan(changes, counts);
    }

    public int count(Standing standing) {
        return counts.getOrDefault(standing, 0);
    }

    private static Map<WebhookField, String> desired(WorkspaceAddress address) {
        return Map.of(WebhookField.SMS_URL, address.url(), WebhookField.SMS_METHOD, "POST");
    }

    private static Standing standing(TwilioNumber number, MessageRoute route, WorkspaceAddress address) {
        if (!number.capabilities().messages()) {
            return Standing.UNSUPPORTED;
        }
        if (route.type() == WebhookType.APPLICATION || route.type() == WebhookType.SERVICE) {
            return Standing.OVERRIDDEN;
        }
        String url = number.webhook(WebhookField.SMS_URL);
        if (url.equals(address.url()) && number.webhook(WebhookField.SMS_METHOD).equals("POST")) {
            return Standing.ALREADY;
        }
        if (url.isBlank() || WorkspaceAddress.isTwilioDemo(url) || address.contains(url) || address.isFormer(url)) {
            return Standing.TO_CONFIGURE;
        }
        return Standing.FOREIGN;
    }
}
