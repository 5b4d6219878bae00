package app.switchboard.credentials;

import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.twilio.Login;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of one secret: never the secret.
 *
 * @param keySid the API key whose secret it is; null: it is an Auth Token
 * @param keptIn where it is
 * @param lastFour its last four characters
 */
public record KeptSecret(
        String workspaceId,
        Role role,
        String accountSid,
        @Nullable String keySid,
        KeptIn keptIn,
        String lastFour) {

    static KeptSecret of(String workspaceId, Role role, Login login, KeptIn keptIn) {
        return new KeptSecret(
                workspaceId,
                role,
                login.accountSid(),
                login instanceof Login.Key key ? key.keySid() : null,
                keptIn,
                login.secret().lastFour());
    }

    SecretSlot slot() {
        return switch (role) {
            case WAITING -> SecretSlot.waiting(workspaceId, accountSid);
            case NEXT_TOKEN -> SecretSlot.nextAuthToken(workspaceId, accountSid);
            case IN_USE, TOKEN, NEW_KEY ->
                keySid == null
                        ? SecretSlot.authToken(workspaceId, accountSid)
                        : SecretSlot.apiKey(workspaceId, accountSid, keySid);
        };
    }

    Login login(Secret secret) {
        return keySid == null ? new Login.Token(accountSid, secret) : new Login.Key(accountSid, keySid, secret);
    }
}
