package app.switchboard.webhook;

import app.switchboard.webhook.WebhookPlan.Standing;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a webhook of a number stands towards what its workspace wants, and so why it is changed or left alone. */
public enum Reason {
    /** It is as the workspace wants it. */
    AS_DESIRED(Standing.ALREADY),
    /** No address is set. */
    NOT_SET(Standing.TO_CONFIGURE),
    /** It has the address that Twilio gives to new numbers. */
    TWILIO_DEMO(Standing.TO_CONFIGURE),
    /** It has an address of the workspace, but not the one for this. */
    OWN_ADDRESS(Standing.TO_CONFIGURE),
    /** It has an address that the workspace had before. */
    FORMER_ADDRESS(Standing.TO_CONFIGURE),
    /** The address is right, the method is not. */
    WRONG_METHOD(Standing.TO_CONFIGURE),
    /** It has somebody else's address. */
    OTHER_URL(Standing.FOREIGN),
    /** It has somebody else's address, and a person decided to keep it. */
    KEPT(Standing.FOREIGN),
    /** A TwiML app decides. */
    APPLICATION(Standing.OVERRIDDEN),
    /** A SIP trunk takes the calls. */
    TRUNK(Standing.OVERRIDDEN),
    /** A messaging service sends inbound messages to an address of its own. */
    SERVICE(Standing.OVERRIDDEN),
    /** A messaging service drops inbound messages. */
    SERVICE_DROPS(Standing.OVERRIDDEN),
    /** Calls are received as faxes. */
    FAX(Standing.OVERRIDDEN),
    /** The number can't do it. */
    NO_CAPABILITY(Standing.UNSUPPORTED),
    /** The workspace leaves this webhook as it is. */
    NOT_MANAGED(Standing.UNMANAGED),
    /** Not judged: a change is taken back. */
    UNDO(Standing.TO_CONFIGURE);

    private final Standing standing;

    Reason(Standing standing) {
        this.standing = standing;
    }

    Standing standing() {
        return standing;
    }

    /** As stored and printed. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reason of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
