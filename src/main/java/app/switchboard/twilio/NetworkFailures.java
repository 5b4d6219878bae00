package app.switchboard.twilio;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why no answer came, or why what came is not taken for Twilio's. Those of a proxy are in {@link ProxyFailures}. */
final class NetworkFailures {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkFailures.class);

    private NetworkFailures() {}

    /** Why no answer came. */
    static FailureException lost(Throwable thrown, Duration deadline) {
        if (thrown instanceof FailureException known) {
            return known;
        }
        if (isTimeout(thrown)) {
            return failure(
                    "SB-202",
                    "Twilio did not answer within " + deadline.toSeconds() + " seconds.",
                    "Check the network, then sync again.",
                    thrown);
        }
        if (thrown instanceof CappedBody.TooLarge) {
            return failure(
                    "SB-206",
                    "An answer was too large to be Twilio's.",
                    "Check the network for a proxy that changes answers.",
                    thrown);
        }
        if (has(thrown, SSLException.class)) {
            return failure(
                    "SB-208",
                    "The connection to Twilio is not trustworthy (TLS).",
                    "Check the computer's clock, and the network for a sign-in page or a proxy that reads along.",
                    thrown);
        }
        if (isUnreachable(thrown)) {
            return failure(
                    "SB-201", "Twilio can't be reached.", "Check the network; what is stored stays usable.", thrown);
        }
        return failure("SB-203", "The connection to Twilio broke.", "Sync again.", thrown);
    }

    static boolean isTimeout(Throwable thrown) {
        return thrown instanceof TimeoutException || thrown instanceof HttpTimeoutException;
    }

    /** True where there was nobody at the address to connect to. */
    static boolean isUnreachable(Throwable thrown) {
        return has(thrown, ConnectException.class)
                || has(thrown, UnresolvedAddressException.class)
                || has(thrown, UnknownHostException.class);
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    static FailureException redirected() {
        return failure(
                "SB-207",
                "Twilio's address answered with a redirect, which was not followed.",
                "Check the network for a proxy or a sign-in page.",
                null);
    }

    static FailureException signInPage() {
        return failure(
                "SB-212",
                "This network wants you to sign in first.",
                "Open a browser and sign in to the network, then sync again.",
                null);
    }

    static FailureException notTwilio(@Nullable Throwable cause) {
        return failure(
                "SB-204",
                "What answered was not Twilio.",
                "Check the network for a sign-in page or a proxy, then sync again.",
                cause);
    }

    /** A good answer whose content makes no sense. */
    static FailureException unreadable(Throwable cause) {
        // The cause's message may quote a customer's data, so it is not handed on.
        LOG.warn("An answer of Twilio could not be read: {}", cause.getClass().getSimpleName());
        return failure("SB-209", "Twilio's answer could not be read.", "Sync again; if it stays, report it.", null);
    }

    static FailureException goesInACircle() {
        return failure("SB-210", "Twilio's list of pages goes in a circle.", "Sync again later.", null);
    }

    static FailureException hasNoEnd() {
        return failure(
                "SB-217",
                "Twilio's list of pages does not end.",
                "Sync again later. If it stays, check the network for a proxy that changes answers.",
                null);
    }

    static FailureException aboutAnotherAccount() {
        return failure(
                "SB-211",
                "An answer was about another account than the one that was asked for.",
                "Nothing of it was stored. Check the network for a proxy that changes answers.",
                null);
    }

    static FailureException aboutAnotherNumber() {
        return failure(
                "SB-218",
                "An answer was about another number than the one that was asked for.",
                "Nothing of it was stored. Check the network for a proxy that changes answers.",
                null);
    }

    static FailureException failure(String code, String sentence, String wayOut, @Nullable Throwable cause) {
        return new Failure.Network(code, sentence, wayOut, cause).exception();
    }
}
