package app.switchboard.workspace;

import app.switchboard.base.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address that a workspace's messages go to, as entered: {@code https://host/path/{workspaceId}/webhook}. Without the placeholder all workspaces share one address.
 *
 * @param text the template, trimmed
 */
public record WebhookTemplate(String text) {

    /** What a new workspace starts with. */
    public static final WebhookTemplate DEFAULT =
            new WebhookTemplate("https://cc.automate8.com/api/twilio/{workspaceId}/webhook");

    private static final String PLACEHOLDER = "{workspaceId}";
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
        String sample = text.replace(PLACEHOLDER, "workspace");
        if (sample.contains("{") || sample.contains("}")) {
            return Optional.of(failure("The webhook address may hold {workspaceId} and no other braces."));
        }
        URI uri;
        try {
            uri = new URI(sample);
        } catch (URISyntaxException e) {
            return Optional.of(failure("The webhook address is no web address."));
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !sample.equals(uri.toASCIIString())) {
            return Optional.of(failure("The webhook address is no web address."));
        }
        if (!scheme.equals("https")
                && !(scheme.equals("http") && LOOPBACK.matcher(host).matches())) {
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

    /** The address of one workspace. */
    public String urlFor(String workspaceId) {
        return text.replace(PLACEHOLDER, workspaceId);
    }

    /** True where each workspace has an address of its own. */
    public boolean isPerWorkspace() {
        return text.contains(PLACEHOLDER);
    }

    /**
     * What every address of the workspace starts with: all up to the end of the part of the path (or of the host) that names the workspace, or the whole address where none does.
     */
    public String baseFor(String workspaceId) {
        int at = text.lastIndexOf(PLACEHOLDER);
        if (at < 0) {
            return text;
        }
        int hostEnd = text.indexOf('/', text.indexOf("://") + 3);
        int end = Math.max(at + PLACEHOLDER.length(), hostEnd < 0 ? text.length() : hostEnd);
        while (end < text.length() && "/?&#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end).replace(PLACEHOLDER, workspaceId);
    }
}
