package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;

/** Makes connections to Twilio accounts. */
@FunctionalInterface
public interface TwilioConnector {

    /**
     * A client for an account. Sends nothing yet.
     *
     * @param accountSid {@code AC} and 32 hex digits
     * @param cancellation ends every exchange within a second
     */
    TwilioAccount connect(String accountSid, Secret authToken, Cancellation cancellation);
}
