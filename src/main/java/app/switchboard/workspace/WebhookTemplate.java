package app.switchboard.workspace;

import app.switchboard.base.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that a workspace's calls or messages go to, as entered: {@code https://host/path/{workspaceId}/webhook}. In the path and after it {@code {phoneNumber}} and {@code {sid}} stand for the number's own. Without {@code {workspaceId}} all workspaces share one address.
 *
 * @param text the template, trimmed
 */
public record WebhookTemplate(String text) {

    /** What a new workspace starts with. */
    public static final WebhookTemplate DEFAULT =
            new WebhookTemplate("https://cc.automate8.com/api/twilio/{workspaceId}/webhook");

    private static final String PLACEHOLDER = "{workspaceId}";
    private static final String PHONE_NUMBER = "{phoneNumber}";
    private static final String SID = "{sid}";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /**
     * Checks what was entered.
     *
     * @throws app.switchboard.base.FailureException SB-013, if {@link #problem} has something to say
     */
    public static WebhookTemplate of(String entered) {
        Optional<Failure> problem = problem(entered);
        if (problem.isPresent()) {
            throw problem.get().exception();
        }
        return new WebhookTemplate(entered.strip());
    }

    /** What is wrong with an entered address: https only (http on loopback, for the demo), a host, no fragment, no other placeholder. */
    public static Optional<Failure> problem(String entered) {
        String text = entered.strip();
        if (text.isEmpty()) {
            return Optional.of(failure("The webhook address is empty."));
        }
        String sample = new WebhookTemplate(text).urlFor("workspace", "+15005550006", "PN0");
        if (sample.contains("{") || sample.contains("}")) {
            return Optional.of(failure(
                    "The webhook address may hold {workspaceId}, {phoneNumber} and {sid}, and no other braces."));
        }
        String host = text.substring(0, hostEnd(text));
        if (host.contains(PHONE_NUMBER) || host.contains(SID)) {
            return Optional.of(failure("{phoneNumber} and {sid} may stand in the path, not in the host."));
        }
        URI uri;
        try {
            uri = new URI(sample);
        } catch (URISyntaxException e) {
            return Optional.of(failure("The webhook address is no web address."));
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String hostName = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (hostName.isEmpty() || !sample.equals(uri.toASCIIString())) {
            return Optional.of(failure("The webhook address is no web address."));
        }
        if (!scheme.equals("https")
                && !(scheme.equals("http") && LOOPBACK.matcher(hostName).matches())) {
            return Optional.of(failure("The webhook address must begin with https://."));
        }
        if (uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            return Optional.of(failure("The webhook address may hold no user name and no #."));
        }
        return Optional.empty();
    }

    private static Failure failure(String sentence) {
        return new Failure.Input("SB-013", sentence, "Example: " + DEFAULT.text());
    }

    /** The address of one workspace; the placeholders of a number stay. */
    public String urlFor(String workspaceId) {
        return text.replace(PLACEHOLDER, workspaceId);
    }

    /** The address of one number of a workspace. The number is percent-encoded: a bare plus means a space after the question mark. */
    public String urlFor(String workspaceId, String phoneNumber, String sid) {
        return fill(text, workspaceId, phoneNumber, sid);
    }

    /** True where each workspace has an address of its own. */
    public boolean isPerWorkspace() {
        return text.contains(PLACEHOLDER);
    }

    /** True where each number has an address of its own. */
    public boolean isPerNumber() {
        return text.contains(PHONE_NUMBER) || text.contains(SID);
    }

    /**
     * What every address of a number of the workspace starts with: all up to the end of the part of the path (or of the host) that names the workspace, or the whole address where none does.
     */
    public String baseFor(String workspaceId, String phoneNumber, String sid) {
        int at = text.lastIndexOf(PLACEHOLDER);
        if (at < 0) {
            return urlFor(workspaceId, phoneNumber, sid);
        }
        int end = Math.max(at + PLACEHOLDER.length(), hostEnd(text));
        while (end < text.length() && "/?&#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return fill(text.substring(0, end), workspaceId, phoneNumber, sid);
    }

    private static int hostEnd(String text) {
        int hostStart = text.indexOf("://");
        int slash = hostStart < 0 ? -1 : text.indexOf('/', hostStart + 3);
        return slash < 0 ? text.length() : slash;
    }

    private static String fill(String part, String workspaceId, String phoneNumber, String sid) {
        return part.replace(PLACEHOLDER, workspaceId)
                .replace(PHONE_NUMBER, URLEncoder.encode(phoneNumber, StandardCharsets.UTF_8))
                .replace(SID, sid);
    }
}
