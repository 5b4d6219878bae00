package app.switchboard.webhook;

import app.switchboard.base.Parallel;
import app.switchboard.numbers.Route;
import app.switchboard.numbers.Routes;
import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.twilio.TwilioAccount.MessagingService;
import app.switchboard.twilio.TwilioAccount.TwimlApp;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What in an account wins over a number's own addresses: TwiML apps, trunks and, above all, messaging services. Tells where calls and messages really go. Safe for many threads. */
public final class Overrides {

    private final TwilioAccount account;
    private final WorkspaceAddress address;
    private final Map<String, MessagingService> serviceOfNumber = new HashMap<>();
    private @Nullable Map<String, TwimlApp> apps;

    private Overrides(TwilioAccount account, WorkspaceAddress address) {
        this.account = account;
        this.address = address;
    }

    /**
     * Reads the account's messaging services and the numbers in each, these all at once: 1 + S requests.
     *
     * @throws app.switchboard.base.FailureException if they can't be read
     */
    public static Overrides load(TwilioAccount account, WorkspaceAddress address, Executor executor) {
        Overrides overrides = new Overrides(account, address);
        List<MessagingService> services = account.messagingServices();
        List<List<String>> numbers = Parallel.map(executor, services, account::numbersIn);
        for (int i = 0; i < services.size(); i++) {
            MessagingService service = services.get(i);
            numbers.get(i).forEach(sid -> overrides.serviceOfNumber.put(sid, service));
        }
        return overrides;
    }

    /** Where everything that comes to a number goes, as far as can be known. Asks for the TwiML apps (one request) when the first number names one. */
    public Routes of(TwilioNumber number) {
        MessagingService service = serviceOfNumber.get(number.sid());
        return new Routes(messages(number, service), calls(number), service == null ? null : service.sid());
    }

    private Route messages(TwilioNumber number, @Nullable MessagingService service) {
        if (!number.capabilities().messages()) {
            return Route.NONE;
        }
        if (service != null && !service.usesNumbersOwnWebhook()) {
            String name = service.name().isBlank() ? service.sid() : service.name();
            return new Route(WebhookType.SERVICE, emptyToNull(service.inboundUrl()), name);
        }
        String appSid = number.webhook(WebhookField.SMS_APPLICATION_SID);
        if (!appSid.isEmpty()) {
            TwimlApp app = apps().get(appSid);
            return app(appSid, app, app == null ? "" : app.smsUrl());
        }
        return own(number, WebhookField.SMS_URL);
    }

    private Route calls(TwilioNumber number) {
        String trunk = number.webhook(WebhookField.TRUNK_SID);
        if (!trunk.isEmpty()) {
            return new Route(WebhookType.TRUNK, null, trunk);
        }
        if (number.webhook(WebhookField.VOICE_RECEIVE_MODE).equals("fax")
                || !number.capabilities().voice()) {
            return Route.NONE;
        }
        String appSid = number.webhook(WebhookField.VOICE_APPLICATION_SID);
        if (!appSid.isEmpty()) {
            TwimlApp app = apps().get(appSid);
            return app(appSid, app, app == null ? "" : app.voiceUrl());
        }
        return own(number, WebhookField.VOICE_URL);
    }

    private static Route app(String sid, @Nullable TwimlApp app, String url) {
        String name = app == null || app.name().isBlank() ? sid : app.name();
        return new Route(WebhookType.APPLICATION, emptyToNull(url), name);
    }

    private Route own(TwilioNumber number, WebhookField field) {
        String url = number.webhook(field);
        return url.isEmpty() ? Route.NONE : new Route(address.typeOf(url, number), url, null);
    }

    private synchronized Map<String, TwimlApp> apps() {
        Map<String, TwimlApp> known = apps;
        if (known == null) {
            known = new HashMap<>();
            for (TwimlApp app : account.applications()) {
                known.put(app.sid(), app);
            }
            apps = known;
        }
        return known;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
