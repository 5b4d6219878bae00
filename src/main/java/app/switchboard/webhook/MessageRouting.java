package app.switchboard.webhook;

import app.switchboard.numbers.MessageRoute;
import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.twilio.TwilioAccount.MessagingService;
import app.switchboard.twilio.TwilioAccount.TwimlApp;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where messages to an account's numbers really go. A TwiML app and, above all, a messaging service win over the number's own address. For one thread.
 */
public final class MessageRouting {

    private final TwilioAccount account;
    private final WorkspaceAddress address;
    private final Map<String, MessagingService> serviceOfNumber = new HashMap<>();
    private @Nullable Map<String, TwimlApp> apps;

    private MessageRouting(TwilioAccount account, WorkspaceAddress address) {
        this.account = account;
        this.address = address;
    }

    /**
     * Reads the account's messaging services: 1 + S requests.
     *
     * @throws app.switchboard.base.FailureException if they can't be read
     */
    public static MessageRouting load(TwilioAccount account, WorkspaceAddress address) {
        MessageRouting routing = new MessageRouting(account, address);
        for (MessagingService service : account.messagingServices()) {
            service.numberSids().forEach(sid -> routing.serviceOfNumber.put(sid, service));
        }
        return routing;
    }

    /** Where messages to a number go, as far as can be known. Asks for the TwiML apps (one request) when the first number names one. */
    public MessageRoute of(TwilioNumber number) {
        MessagingService service = serviceOfNumber.get(number.sid());
        String serviceSid = service == null ? null : service.sid();
        if (service != null && !service.usesNumbersOwnWebhook()) {
            return new MessageRoute(
                    WebhookType.SERVICE, emptyToNull(service.inboundUrl()), nameOf(service), serviceSid);
        }
        String appSid = number.webhook(WebhookField.SMS_APPLICATION_SID);
        if (!appSid.isEmpty()) {
            TwimlApp app = apps().get(appSid);
            return app == null
                    ? new MessageRoute(WebhookType.APPLICATION, null, appSid, serviceSid)
                    : new MessageRoute(
                            WebhookType.APPLICATION,
                            emptyToNull(app.smsUrl()),
                            app.name().isBlank() ? appSid : app.name(),
                            serviceSid);
        }
        String url = number.webhook(WebhookField.SMS_URL);
        if (url.isEmpty() || !number.capabilities().messages()) {
            return new MessageRoute(WebhookType.NONE, null, null, serviceSid);
        }
        return new MessageRoute(address.typeOf(url), url, null, serviceSid);
    }

    private Map<String, TwimlApp> apps() {
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

    private static String nameOf(MessagingService service) {
        return service.name().isBlank() ? service.sid() : service.name();
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
