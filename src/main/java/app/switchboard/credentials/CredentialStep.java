package app.switchboard.credentials;

/** What a rotation, or the making of an API key, does at the moment. */
public enum CredentialStep {
    /** Twilio makes the new secret, which is then kept. */
    CREATE,
    /** Twilio is asked whether it accepts it. */
    VERIFY,
    /** The new Auth Token becomes the primary one. */
    PROMOTE,
    /** It takes the place of the old one here. */
    STORE
}
