package app.switchboard.webhook;

import app.switchboard.numbers.Routes;
import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import app.switchboard.workspace.Hook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One webhook of one number: what the workspace wants, what is set, and how the two stand.
 *
 * @param desired what the workspace wants; null where it leaves the webhook as it is
 * @param url the address that is set; {@code ""} if none is
 * @param method the method that is set; {@code ""} if none is
 */
public record HookRoute(
        Hook hook, WorkspaceAddress.@Nullable Target desired, String url, String method, Reason reason) {

    /**
     * Judges one webhook.
     *
     * @param routes where the number's calls and messages really go
     */
    public static HookRoute of(Hook hook, TwilioNumber number, Routes routes, WorkspaceAddress address) {
        WorkspaceAddress.Target desired = address.desired(hook, number);
        String url = number.webhook(hook.url());
        String method = number.webhook(hook.method());
        return new HookRoute(hook, desired, url, method, judge(hook, number, routes, address, desired));
    }

    private static Reason judge(
            Hook hook,
            TwilioNumber number,
            Routes routes,
            WorkspaceAddress address,
            WorkspaceAddress.@Nullable Target desired) {
        Reason override = hook.isForMessages() ? messageOverride(number, routes) : callOverride(number);
        if (override != null) {
            return override;
        }
        if (desired == null) {
            return Reason.NOT_MANAGED;
        }
        String url = number.webhook(hook.url());
        if (url.equals(desired.url())) {
            return number.webhook(hook.method()).equals(desired.method().name())
                    ? Reason.AS_DESIRED
                    : Reason.WRONG_METHOD;
        }
        return address.standingOf(url, number);
    }

    private static @Nullable Reason messageOverride(TwilioNumber number, Routes routes) {
        if (!number.capabilities().messages()) {
            return Reason.NO_CAPABILITY;
        }
        if (routes.messages().type() == WebhookType.SERVICE) {
            return routes.messages().url() == null ? Reason.SERVICE_DROPS : Reason.SERVICE;
        }
        return number.webhook(WebhookField.SMS_APPLICATION_SID).isEmpty() ? null : Reason.APPLICATION;
    }

    private static @Nullable Reason callOverride(TwilioNumber number) {
        if (!number.webhook(WebhookField.TRUNK_SID).isEmpty()) {
            return Reason.TRUNK;
        }
        if (number.webhook(WebhookField.VOICE_RECEIVE_MODE).equals("fax")) {
            return Reason.FAX;
        }
        if (!number.capabilities().voice()) {
            return Reason.NO_CAPABILITY;
        }
        return number.webhook(WebhookField.VOICE_APPLICATION_SID).isEmpty() ? null : Reason.APPLICATION;
    }

    /** The same on a number that a person decided to keep as it is: what points elsewhere there is left so. */
    HookRoute kept() {
        return reason == Reason.OTHER_URL ? new HookRoute(hook, desired, url, method, Reason.KEPT) : this;
    }

    /** How it stands; a webhook that the workspace leaves as it is stands nowhere. */
    WebhookPlan.Standing standing() {
        return desired == null ? WebhookPlan.Standing.UNMANAGED : reason.standing();
    }

    /** What has to be set to make it as desired: the fields that differ. */
    List<FieldChange> changes() {
        List<FieldChange> changes = new ArrayList<>(2);
        if (desired != null) {
            if (!url.equals(desired.url())) {
                changes.add(new FieldChange(hook.url(), url, desired.url(), reason));
            }
            if (!method.equals(desired.method().name())) {
                changes.add(
                        new FieldChange(hook.method(), method, desired.method().name(), reason));
            }
        }
        return changes;
    }
}
