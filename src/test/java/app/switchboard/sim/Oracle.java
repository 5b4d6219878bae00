package app.switchboard.sim;

import app.switchboard.sim.Wishes.Want;
import app.switchboard.sim.World.Service;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.Policy.Foreign;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a number: a second opinion on the engine's plan, by the table of {@link Places}.
 *
 * @param foreign what becomes of addresses of others
 */
record Oracle(Wishes wishes, Foreign foreign) {

    /** As a plan counts numbers; the first that applies. */
    enum Standing {
        TO_CONFIGURE,
        FOREIGN,
        OVERRIDDEN,
        ALREADY,
        UNSUPPORTED,
        UNMANAGED
    }

    /**
     * How a number stands.
     *
     * @param set the fields that are to be set
     * @param left those that a person would have to decide about
     */
    record Verdict(Standing standing, Map<WebhookField, String> set, Map<WebhookField, String> left) {}

    Verdict judge(TwilioNumber number, @Nullable Service service) {
        Map<WebhookField, String> set = new EnumMap<>(WebhookField.class);
        Map<WebhookField, String> others = new EnumMap<>(WebhookField.class);
        Standing first = Standing.UNMANAGED;
        for (Hook hook : wishes.managed()) {
            Standing standing = standing(hook, number, service);
            boolean isTheirs = standing == Standing.FOREIGN
                    || (standing == Standing.TO_CONFIGURE && isBehindAnothers(hook, number, service));
            if (isTheirs) {
                others.putAll(missing(hook, number));
                standing = foreign == Foreign.REPLACE ? Standing.TO_CONFIGURE : Standing.FOREIGN;
            } else if (standing == Standing.TO_CONFIGURE) {
                set.putAll(missing(hook, number));
            }
            first = standing.compareTo(first) < 0 ? standing : first;
        }
        if (foreign == Foreign.REPLACE) {
            set.putAll(others);
        }
        return new Verdict(first, set, foreign == Foreign.ASK ? others : Map.of());
    }

    private boolean isBehindAnothers(Hook hook, TwilioNumber number, @Nullable Service service) {
        Hook primary = hook == Hook.MESSAGES_FALLBACK ? Hook.MESSAGES : Hook.CALLS;
        return hook != primary
                && hook != Hook.MESSAGES
                && wishes.managed().contains(primary)
                && standing(primary, number, service) == Standing.FOREIGN;
    }

    private Standing standing(Hook hook, TwilioNumber number, @Nullable Service service) {
        Standing beyond =
                hook == Hook.MESSAGES || hook == Hook.MESSAGES_FALLBACK ? ofMessages(number, service) : ofCalls(number);
        if (beyond != Standing.UNMANAGED) {
            return beyond;
        }
        if (missing(hook, number).isEmpty()) {
            return Standing.ALREADY;
        }
        Want want = wishes.hooks().get(hook);
        Places place = Places.of(number.webhook(hook.url()));
        return place.isNobodys() || wishes.owns(place) || place == Places.wanted(want.template())
                ? Standing.TO_CONFIGURE
                : Standing.FOREIGN;
    }

    private static Standing ofMessages(TwilioNumber number, @Nullable Service service) {
        if (!number.capabilities().sms() && !number.capabilities().mms()) {
            return Standing.UNSUPPORTED;
        }
        return (service != null && !service.leavesItToTheNumber())
                        || !number.webhook(WebhookField.SMS_APPLICATION_SID).isEmpty()
                ? Standing.OVERRIDDEN
                : Standing.UNMANAGED;
    }

    private static Standing ofCalls(TwilioNumber number) {
        if (!number.webhook(WebhookField.TRUNK_SID).isEmpty()
                || number.webhook(WebhookField.VOICE_RECEIVE_MODE).equals("fax")) {
            return Standing.OVERRIDDEN;
        }
        if (!number.capabilities().voice()) {
            return Standing.UNSUPPORTED;
        }
        return number.webhook(WebhookField.VOICE_APPLICATION_SID).isEmpty() ? Standing.UNMANAGED : Standing.OVERRIDDEN;
    }

    /** What differs from what is wanted. */
    private Map<WebhookField, String> missing(Hook hook, TwilioNumber number) {
        Want want = wishes.hooks().get(hook);
        Map<WebhookField, String> missing = new EnumMap<>(WebhookField.class);
        missing.put(hook.url(), Places.wanted(want.template()).url());
        missing.put(hook.method(), want.method());
        missing.entrySet().removeIf(field -> number.webhook(field.getKey()).equals(field.getValue()));
        return missing;
    }

    /** Where messages go, as a row says it: type and address. */
    String route(TwilioNumber number, @Nullable Service service, Map<String, String> apps) {
        if (!number.capabilities().sms() && !number.capabilities().mms()) {
            return "none ";
        }
        if (service != null && !service.leavesItToTheNumber()) {
            return "service " + service.url();
        }
        String app = number.webhook(WebhookField.SMS_APPLICATION_SID);
        if (!app.isEmpty()) {
            return "application " + apps.getOrDefault(app, "");
        }
        String url = number.webhook(WebhookField.SMS_URL);
        if (url.isEmpty()) {
            return "none ";
        }
        return (wishes.ownsNow(Places.of(url)) ? "workspace " : "external ") + url;
    }
}
