package app.switchboard.credentials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was begun with an account's credentials and has not come to its end.
 *
 * @param keyName what the API key is named at Twilio, by which it is found again; null for a rotation
 */
record Change(
        String workspaceId,
        Kind kind,
        String accountSid,
        Step step,
        @Nullable String keyName,
        Instant begunAt) {

    enum Kind {
        /** The Auth Token is replaced by a new one. */
        ROTATION,
        /** An API key is made, for daily use in the place of the Auth Token. */
        KEY
    }

    /** The furthest that is known to have been reached. Each is noted before what it names begins, or after it is done for certain. */
    enum Step {
        /** Twilio is, or was, asked to make the new secret: one may be there that nobody knows. */
        CREATING,
        /** The new secret is kept. */
        CREATED,
        /** Twilio is, or was, asked to promote the new token: which of the two is primary only Twilio can tell. */
        PROMOTING,
        /** The new token is the primary one; it is not yet in the place of the old one here. */
        PROMOTED,
        /** It is; the copy that the rotation kept of it is left to delete. */
        STORED
    }

    Change at(Step other) {
        return new Change(workspaceId, kind, accountSid, other, keyName, begunAt);
    }
}
