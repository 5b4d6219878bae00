package app.switchboard.twilio;

import app.switchboard.base.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts may be spoken to, and so get the credentials: Twilio's over https, or one loopback server in place of all of them (the demo, the tests).
 *
 * @param loopback the server in their place; null for Twilio itself
 */
public record TwilioAddress(@Nullable URI loopback) {

    /** Replaces every Twilio host; loopback addresses only. */
    public static final String VARIABLE = "SWITCHBOARD_TWILIO_API";

    /** Twilio itself. */
    public static final TwilioAddress TWILIO = new TwilioAddress(null);

    private static final Set<String> HOSTS = Set.of("api.twilio.com", "messaging.twilio.com", "accounts.twilio.com");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /**
     * Reads the value of {@value #VARIABLE}.
     *
     * @throws app.switchboard.base.FailureException SB-016 for anything but {@code http://} and a loopback address
     */
    public static TwilioAddress of(Optional<String> variable) {
        String text = variable.orElse("").strip();
        if (text.isEmpty()) {
            return TWILIO;
        }
        try {
            URI uri = new URI(text);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            String path = uri.getRawPath();
            boolean bare = (path.isEmpty() || path.equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if ("http".equalsIgnoreCase(uri.getScheme())
                    && LOOPBACK.matcher(host).matches()
                    && bare
                    && uri.getPort() <= 65535) {
                return new TwilioAddress(uri);
            }
        } catch (URISyntaxException | NullPointerException e) {
            // Refused below, as any other address.
        }
        throw new Failure.Input(
                        "SB-016",
                        VARIABLE + " is not the address of a server on this machine.",
                        "It takes http:// with a loopback address, as http://127.0.0.1:8080; leave it unset to reach Twilio.")
                .exception();
    }

    /**
     * Where a request really goes.
     *
     * @param asked the address that the SDK or a paging link asks for
     * @throws app.switchboard.base.FailureException SB-205 if it is none of Twilio's: nothing is sent there
     */
    URI resolve(URI asked) {
        String host = asked.getHost() == null ? "" : asked.getHost().toLowerCase(Locale.ROOT);
        boolean ours = "https".equalsIgnoreCase(asked.getScheme())
                && HOSTS.contains(host)
                && (asked.getPort() == -1 || asked.getPort() == 443)
                && asked.getRawUserInfo() == null;
        if (!ours) {
            throw new Failure.Network(
                            "SB-205",
                            "An answer pointed to an address that is not Twilio's.",
                            "Nothing was sent there. If it happens again, check the network for a proxy that changes answers.",
                            null)
                    .exception();
        }
        if (loopback == null) {
            return asked;
        }
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return URI.create("http://" + loopback.getRawAuthority() + asked.getRawPath() + query);
    }
}
