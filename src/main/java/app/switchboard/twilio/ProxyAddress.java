package app.switchboard.twilio;

/**
 * A proxy on the way to Twilio. Prints as {@code host:port}.
 *
 * @param host a name or an address, an IPv6 one in brackets
 * @param from what names it: an environment variable, or {@link #SYSTEM}
 */
public record ProxyAddress(String host, int port, String from) {

    /** The settings of the system, or of this Java. */
    public static final String SYSTEM = "system";

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
