package app.switchboard.twilio;

import app.switchboard.base.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The proxy that environment variables name, read as curl and most other programs do: Java itself reads none of them. */
final class ProxyVariables {

    private static final List<String> NAMES = List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:([a-z][a-z0-9+.-]*)://)?(?:(.*)@)?([^@:/\\[\\]\\s]+|\\[[0-9a-f:.%]+])(?::(\\d{1,5}))?/*",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, String> environment;

    ProxyVariables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What one variable says. */
    record Named(ProxyAddress address, Optional<ProxyLogin> login) {}

    /** True where a variable names a proxy, for whatever host. */
    boolean areSet() {
        return NAMES.stream().anyMatch(name -> !value(name).isEmpty());
    }

    /**
     * The proxy for an address; empty where there is none, or {@code no_proxy} leaves the host out.
     *
     * @throws app.switchboard.base.FailureException SB-219 if it is of a kind that can't be used
     */
    Optional<Named> find(URI target) {
        if (isLeftOut(target)) {
            return Optional.empty();
        }
        return NAMES.stream().filter(name -> !value(name).isEmpty()).findFirst().map(name -> read(name, value(name)));
    }

    private String value(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    /** What is wrong with a value is told without it: it may hold a password. */
    private static Named read(String name, String value) {
        Matcher parts = ADDRESS.matcher(value);
        int port = parts.matches() && parts.group(4) != null ? Integer.parseInt(parts.group(4)) : 80;
        if (!parts.matches() || port < 1 || port > 65535) {
            throw ProxyFailures.unusable("the value of " + name);
        }
        String scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http")) {
            throw ProxyFailures.unusable(scheme);
        }
        ProxyAddress address = new ProxyAddress(parts.group(3).toLowerCase(Locale.ROOT), port, name);
        return new Named(address, login(parts.group(2)));
    }

    private static Optional<ProxyLogin> login(@Nullable String userInfo) {
        if (userInfo == null) {
            return Optional.empty();
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return Optional.of(new ProxyLogin(decoded(user), new Secret(decoded(password)), null))
                .filter(login -> !login.user().isEmpty() && !login.user().contains(":"));
    }

    private static String decoded(String text) {
        try {
            // A plus sign stands for itself here.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private boolean isLeftOut(URI target) {
        String list = value("no_proxy").isEmpty() ? value("NO_PROXY") : value("no_proxy");
        String host = target.getHost() == null ? "" : target.getHost().toLowerCase(Locale.ROOT);
        int port = target.getPort() < 0 ? 443 : target.getPort();
        return Pattern.compile("[,\\s]+")
                .splitAsStream(list.toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || leavesOut(entry, host, port));
    }

    private static boolean leavesOut(String entry, String host, int port) {
        String domain = entry;
        int colon = entry.lastIndexOf(':');
        if (colon >= 0) {
            if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            domain = entry.substring(0, colon);
        }
        domain = domain.replaceFirst("^\\*?\\.", "");
        return !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
    }
}
