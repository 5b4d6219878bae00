package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;

/** Makes connections to Twilio accounts. */
public interface TwilioConnector {

    /**
     * A client for an account. Sends nothing yet.
     *
     * @param accountSid {@code AC} and 32 hex digits
     * @param cancellation ends every exchange within a second
     */
    TwilioAccount connect(String accountSid, Secret authToken, Cancellation cancellation);

    /** True if Twilio answers at all, whatever it says. Sends no credentials; takes some seconds at most. */
    boolean reachable();
}
