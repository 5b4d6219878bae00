package app.switchboard.workspace;

import app.switchboard.twilio.WebhookField;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A webhook of a number: an address and the method with which Twilio asks it. A workspace takes charge of some and leaves the others as they are. */
public enum Hook {
    /** A message comes in. */
    MESSAGES(WebhookField.SMS_URL, WebhookField.SMS_METHOD),
    /** A message came in, and {@link #MESSAGES} failed. */
    MESSAGES_FALLBACK(WebhookField.SMS_FALLBACK_URL, WebhookField.SMS_FALLBACK_METHOD),
    /** A call comes in. */
    CALLS(WebhookField.VOICE_URL, WebhookField.VOICE_METHOD),
    /** A call came in, and {@link #CALLS} failed. */
    CALLS_FALLBACK(WebhookField.VOICE_FALLBACK_URL, WebhookField.VOICE_FALLBACK_METHOD),
    /** A call ended. */
    CALL_STATUS(WebhookField.STATUS_CALLBACK, WebhookField.STATUS_CALLBACK_METHOD);

    private final WebhookField url;
    private final WebhookField method;

    Hook(WebhookField url, WebhookField method) {
        this.url = url;
        this.method = method;
    }

    /** The field that holds the address. */
    public WebhookField url() {
        return url;
    }

    /** The field that holds {@code GET} or {@code POST}. */
    public WebhookField method() {
        return method;
    }

    /** True for messages, false for calls. */
    public boolean isForMessages() {
        return this == MESSAGES || this == MESSAGES_FALLBACK;
    }

    /** The webhook that this one stands behind: {@link #MESSAGES} or {@link #CALLS}, itself for these two. */
    public Hook primary() {
        return isForMessages() ? MESSAGES : CALLS;
    }

    /** As stored, printed and written on the command line: {@code messages-fallback}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Hook of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
