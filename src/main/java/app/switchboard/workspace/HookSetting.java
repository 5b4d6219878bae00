package app.switchboard.workspace;

/**
 * What a workspace wants of one webhook of its numbers.
 *
 * @param on false: the webhook is left as it is; the address is remembered for the next time
 * @param template where it is to point
 */
public record HookSetting(boolean on, WebhookTemplate template, Method method) {

    /** How Twilio is to ask. */
    public enum Method {
        GET,
        POST
    }

    /** Switched on, asked by POST as Twilio does unless told otherwise. */
    public static HookSetting on(WebhookTemplate template) {
        return new HookSetting(true, template, Method.POST);
    }

    /** The same, switched on or off. */
    public HookSetting switched(boolean to) {
        return new HookSetting(to, template, method);
    }
}
