package app.switchboard.credentials;

/** What a kept secret is for. */
public enum Role {
    /** What runs sign in with. */
    IN_USE,
    /** The Auth Token beside an API key: read by rotations and to sign, by no run. */
    TOKEN,
    /** Saved while Twilio could not be asked: takes the place of what is in use once Twilio accepts it. */
    WAITING,
    /** The Auth Token that a rotation under way has made. */
    NEXT_TOKEN,
    /** The API key that was made and is not in use yet. */
    NEW_KEY
}
