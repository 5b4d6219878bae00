package app.switchboard.twilio;

import app.switchboard.base.FailureException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the proxy between here and Twilio. None of these says who signs in, or with what. */
final class ProxyFailures {

    static final String AUTHORIZATION = "Proxy-Authorization";

    private static final String ENTER =
            "Enter its user and password in Settings, Advanced (\"proxy set\" on the" + " command line).";

    /** How the JDK's client says that a proxy answered CONNECT with something else than 200 or 407. */
    private static final String TUNNEL_FAILED = "Tunnel failed, got: ";

    private ProxyFailures() {}

    /** What a 407 means, by what was sent. */
    static FailureException asks(HttpResponse<String> response) {
        List<String> schemes = response.headers().allValues("proxy-authenticate");
        if (!schemes.isEmpty() && !offersBasic(schemes)) {
            return NetworkFailures.failure(
                    "SB-219",
                    "This network's proxy asks for a kind of sign-in that Switchboard does not know (" + named(schemes)
                            + ").",
                    "Ask whoever runs the proxy for one with user and password (Basic).",
                    null);
        }
        if (wasSent(response.request())) {
            return refused();
        }
        return NetworkFailures.failure("SB-213", "This network's proxy asks for a user and a password.", ENTER, null);
    }

    static boolean offersBasic(List<String> schemes) {
        return schemes.stream().anyMatch(scheme -> schemeOf(scheme).equalsIgnoreCase("basic"));
    }

    private static boolean wasSent(HttpRequest request) {
        return request.headers().firstValue(AUTHORIZATION).isPresent();
    }

    /** A scheme's name; nothing else of what a proxy sent, which can be anything. */
    private static String schemeOf(String challenge) {
        return challenge.strip().split("[\\s,]", 2)[0].replaceAll("[^A-Za-z0-9-]", "");
    }

    private static String named(List<String> schemes) {
        return String.join(
                ", ",
                schemes.stream()
                        .limit(4)
                        .map(ProxyFailures::schemeOf)
                        .distinct()
                        .toList());
    }

    static FailureException refused() {
        return NetworkFailures.failure(
                "SB-214", "This network's proxy does not accept its user and password.", ENTER, null);
    }

    static FailureException unusable(String what) {
        return NetworkFailures.failure(
                "SB-219",
                "This network's proxy is of a kind that Switchboard can't use (" + what + ").",
                "Set an HTTP proxy for this computer, or name one in HTTPS_PROXY.",
                null);
    }

    /** What a failed way through a proxy means; empty where it is not the proxy's. */
    static Optional<FailureException> lost(Throwable thrown, ProxyAddress proxy) {
        if (NetworkFailures.isUnreachable(thrown) || thrown instanceof java.net.http.HttpConnectTimeoutException) {
            return Optional.of(NetworkFailures.failure(
                    "SB-215",
                    "This network's proxy " + proxy + " can't be reached.",
                    "Check the network, and the proxy in this computer's settings or in HTTPS_PROXY.",
                    thrown));
        }
        return tunnelStatus(thrown)
                .map(status -> isSignIn(status)
                        ? NetworkFailures.signInPage()
                        : NetworkFailures.failure(
                                "SB-216",
                                "This network's proxy " + proxy + " does not let Switchboard through to Twilio (HTTP "
                                        + status + ").",
                                "Ask whoever runs the proxy to allow api.twilio.com and messaging.twilio.com.",
                                thrown));
    }

    private static boolean isSignIn(String status) {
        return status.equals("511") || status.startsWith("3");
    }

    private static Optional<String> tunnelStatus(@Nullable Throwable thrown) {
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            String said = at.getMessage();
            if (at instanceof IOException && said != null && said.startsWith(TUNNEL_FAILED)) {
                return Optional.of(said.substring(TUNNEL_FAILED.length()).toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }
}
