package app.switchboard.twilio;

import app.switchboard.base.Secret;
import java.util.List;

/**
 * An account's API keys and Auth Tokens at Twilio, which only its Auth Token may manage. Nothing here is repeated by itself: where an answer is lost, the caller finds out what was done. Every method throws {@link app.switchboard.base.FailureException} (SB-1xx, SB-2xx, SB-3xx) and {@link app.switchboard.base.Cancellation.CancelledException}.
 */
public interface AccountSecrets {

    /**
     * Makes a Standard API key.
     *
     * @param name what Twilio's Console shows it as, up to 64 characters
     * @return the key; Twilio never shows its secret again
     */
    Login.Key createKey(String name);

    /** The account's API keys, without their secrets. */
    List<ApiKey> keys();

    /** Deletes an API key. Deleting what is not there is no error. */
    void deleteKey(String keySid);

    /** Makes a secondary Auth Token, which opens the account beside the primary one and signs nothing yet. */
    Secret createSecondaryToken();

    /** Deletes the secondary Auth Token. Deleting what is not there is no error. */
    void deleteSecondaryToken();

    /**
     * Makes the secondary Auth Token the primary one: from now on it signs, and the old one is refused.
     *
     * @return the primary token as Twilio has it afterwards
     */
    Secret promoteSecondaryToken();

    /** An API key as it is listed. */
    record ApiKey(String sid, String name) {}
}
