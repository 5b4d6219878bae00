package app.switchboard.twilio;

import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who signs in to a proxy, by the Basic scheme.
 *
 * @param user holds no colon: the scheme ends it there
 * @param keptIn null where the environment's address of the proxy brought it along
 */
public record ProxyLogin(
        String user, Secret password, @Nullable KeptIn keptIn) {

    /** Reads what {@link #secret} made; empty if it is none. */
    static Optional<ProxyLogin> of(Secret secret, @Nullable KeptIn keptIn) {
        String both = secret.reveal();
        int colon = both.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : Optional.of(new ProxyLogin(both.substring(0, colon), new Secret(both.substring(colon + 1)), keptIn));
    }

    /** Both as one secret: who uses a company's proxy is nobody's business either. */
    Secret secret() {
        return new Secret(user + ":" + password.reveal());
    }

    /** What the proxy gets. */
    String header() {
        return "Basic " + Base64.getEncoder().encodeToString(secret().reveal().getBytes(StandardCharsets.UTF_8));
    }

    /** Tells nothing of either: not even a password's last characters may be shown. */
    @Override
    public String toString() {
        return "a proxy's login";
    }

    boolean isSameAs(ProxyLogin other) {
        return secret().equals(other.secret());
    }
}
