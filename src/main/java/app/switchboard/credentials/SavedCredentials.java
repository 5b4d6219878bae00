package app.switchboard.credentials;

import app.switchboard.secrets.KeptIn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of the credentials that a workspace uses: never the secret.
 *
 * @param keySid the API key that is used; null: the Auth Token is
 * @param keptIn where the secret is
 * @param lastFour the last four characters of the secret
 * @param verifiedAt when Twilio last accepted them; null: not yet
 */
public record SavedCredentials(
        String workspaceId,
        String accountSid,
        @Nullable String keySid,
        KeptIn keptIn,
        String lastFour,
        @Nullable Instant verifiedAt) {

    public boolean verified() {
        return verifiedAt != null;
    }

    /** True where an API key is used and not the Auth Token. */
    public boolean byKey() {
        return keySid != null;
    }

    KeptSecret secret() {
        return new KeptSecret(workspaceId, Role.IN_USE, accountSid, keySid, keptIn, lastFour);
    }
}
