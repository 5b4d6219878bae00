package app.switchboard.credentials;

import app.switchboard.secrets.KeptIn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a workspace's credentials: never the secret.
 *
 * @param keptIn where the secret is
 * @param lastFour the last four characters of the Auth Token
 * @param verifiedAt when Twilio last accepted them; null: not yet
 */
public record SavedCredentials(
        String workspaceId,
        String accountSid,
        KeptIn keptIn,
        String lastFour,
        @Nullable Instant verifiedAt) {

    public boolean verified() {
        return verifiedAt != null;
    }
}
