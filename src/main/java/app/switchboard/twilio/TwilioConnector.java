package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;

/** Makes connections to Twilio accounts. */
public interface TwilioConnector {

    /**
     * A client for an account. Sends nothing yet.
     *
     * @param cancellation ends every exchange within a second
     */
    TwilioAccount connect(Login login, Cancellation cancellation);

    /** {@link #connect(Login, Cancellation)} with the account's Auth Token. */
    default TwilioAccount connect(String accountSid, Secret authToken, Cancellation cancellation) {
        return connect(new Login.Token(accountSid, authToken), cancellation);
    }

    /** The account's own keys and tokens, which only its Auth Token may manage. Sends nothing yet. */
    AccountSecrets secretsOf(Login.Token token, Cancellation cancellation);

    /** True if Twilio answers at all, whatever it says. Sends no credentials; takes some seconds at most. */
    boolean reachable();
}
