package app.switchboard.twilio;

import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.accounts.v1.AuthTokenPromotion;
import com.twilio.rest.accounts.v1.SecondaryAuthToken;
import com.twilio.rest.api.v2010.account.Key;
import com.twilio.rest.api.v2010.account.NewKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An account's keys and tokens through the SDK, whose objects print what they hold: none leaves this class. */
final class SdkAccountSecrets implements AccountSecrets {

    private final SdkAccount account;
    private final String accountSid;
    private final TwilioRestClient client;

    SdkAccountSecrets(SdkAccount account, String accountSid, TwilioRestClient client) {
        this.account = account;
        this.accountSid = accountSid;
        this.client = client;
    }

    @Override
    public Login.Key createKey(String name) {
        NewKey made = SdkAccount.call(
                () -> NewKey.creator(accountSid).setFriendlyName(name).create(client));
        return new Login.Key(accountSid, required(made.getSid()), new Secret(required(made.getSecret())));
    }

    @Override
    public List<ApiKey> keys() {
        List<ApiKey> keys = new ArrayList<>();
        Pages.each(
                client,
                Key.reader(accountSid),
                Key::getSid,
                page -> page.forEach(
                        key -> keys.add(new ApiKey(required(key.getSid()), SdkNumbers.text(key.getFriendlyName())))));
        return keys;
    }

    @Override
    public void deleteKey(String keySid) {
        delete(() -> Key.deleter(accountSid, keySid).delete(client));
    }

    @Override
    public Secret createSecondaryToken() {
        SecondaryAuthToken made =
                SdkAccount.call(() -> SecondaryAuthToken.creator().create(client));
        account.requireOurs(SdkNumbers.text(made.getAccountSid()));
        return new Secret(required(made.getSecondaryAuthToken()));
    }

    @Override
    public void deleteSecondaryToken() {
        delete(() -> SecondaryAuthToken.deleter().delete(client));
    }

    @Override
    public Secret promoteSecondaryToken() {
        AuthTokenPromotion promoted =
                SdkAccount.call(() -> AuthTokenPromotion.updater().update(client));
        account.requireOurs(SdkNumbers.text(promoted.getAccountSid()));
        return new Secret(required(promoted.getAuthToken()));
    }

    private static void delete(Supplier<Boolean> deletion) {
        try {
            var ignored = SdkAccount.call(deletion);
        } catch (FailureException e) {
            if (!SdkAccount.isGone(e.failure())) {
                throw e;
            }
        }
    }

    private static String required(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw NetworkFailures.unreadable(new IllegalArgumentException("a key or token without its parts"));
        }
        return value;
    }
}
