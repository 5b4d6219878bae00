package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.credentials.SavedCredentials;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** The fields that open the account: its SID, and the Auth Token or an API key. What is saved of them need not be typed again. */
final class SignInFields {

    private final Wording wording;
    final Entry accountSid =
            new Entry(text -> said(EnteredCredentials.sidProblem(text)), never("A|AC[0-9a-fA-F]{0,32}"));
    final Entry keySid = new Entry(text -> said(keySidProblem(text)), never("S|SK[0-9a-fA-F]{0,32}"));
    final BooleanProperty byKey = new SimpleBooleanProperty(this, "byKey");
    final Entry authToken = new Entry(text -> said(tokenProblem(text)), never("[\\x21-\\x7e]{0,128}"));

    private @Nullable SavedCredentials saved;
    private boolean lost;

    SignInFields(Wording wording) {
        this.wording = wording;
        accountSid.textProperty().subscribe(authToken::reconsider);
        authToken.textProperty().subscribe(accountSid::reconsider);
        keySid.textProperty().subscribe(authToken::reconsider);
        byKey.subscribe(() -> {
            keySid.reconsider();
            authToken.reconsider();
        });
    }

    /** Starts afresh with what is saved. */
    void start(@Nullable SavedCredentials with, boolean secretLost) {
        saved = with;
        lost = secretLost;
        String key = with == null ? null : with.keySid();
        accountSid.start(with == null ? "" : with.accountSid());
        byKey.set(key != null);
        keySid.start(key == null ? "" : key);
        authToken.start("");
    }

    /** The other way to open the account, with nothing entered for it yet; back again shows what is saved. */
    void otherKind() {
        boolean key = !byKey.get();
        String savedKey = saved == null ? null : saved.keySid();
        byKey.set(key);
        keySid.start(key && savedKey != null ? savedKey : "");
        authToken.start("");
    }

    /** Notes what is saved now, without touching what is being typed but for the token, which is never shown again. */
    void stored(SavedCredentials now, boolean forgetTyped) {
        saved = now;
        lost = false;
        if (forgetTyped) {
            authToken.start("");
        }
    }

    /** Notes where the secret is now; what Twilio refused stays marked. */
    void moved(SavedCredentials now) {
        saved = now;
    }

    /** The secret of the saved credentials can't be had any more: it has to be typed again. */
    void secretIsLost() {
        lost = true;
        authToken.recheck();
    }

    boolean isSecretLost() {
        return lost;
    }

    /** The person left a field: another account needs another token. */
    void left(Entry entry) {
        boolean other = saved != null && accountSid.validProperty().get() && !sameAccount(saved);
        if (entry == accountSid && other) {
            authToken.leave();
        }
    }

    /** True where what stands here is what is stored: other credentials may have waited and been put to use meanwhile. */
    boolean shows(SavedCredentials stored) {
        return sameAccount(stored)
                && byKey.get() == stored.byKey()
                && (!stored.byKey() || keySid.value().equals(stored.keySid()));
    }

    private boolean sameAccount(SavedCredentials before) {
        return accountSid.value().equals(before.accountSid());
    }

    private Optional<Failure> keySidProblem(String text) {
        return byKey.get() ? EnteredCredentials.keySidProblem(text) : Optional.empty();
    }

    private Optional<Failure> tokenProblem(String text) {
        SavedCredentials before = saved;
        boolean key = byKey.get();
        if (before == null || !text.isBlank() || key != before.byKey()) {
            Secret typed = new Secret(text);
            return key ? EnteredCredentials.keySecretProblem(typed) : EnteredCredentials.tokenProblem(typed);
        }
        if (lost) {
            return Optional.of(new Failure.Input("SB-022", wording.get(key ? "key.lost" : "token.lost"), ""));
        }
        if (!sameAccount(before)) {
            return Optional.of(new Failure.Input("SB-022", wording.get(key ? "key.other" : "token.other"), ""));
        }
        return keySid.value().equals(key ? before.keySid() : "")
                ? Optional.empty()
                : EnteredCredentials.keySecretProblem(new Secret(""));
    }

    private Optional<Failure> said(Optional<Failure> problem) {
        return problem.map(wording::failure);
    }

    /** True for what can't be the beginning of anything good. */
    static Predicate<String> never(String beginnings) {
        Pattern pattern = Pattern.compile(beginnings);
        return text -> !text.isEmpty() && !pattern.matcher(text).matches();
    }
}
