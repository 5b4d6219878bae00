package app.switchboard.webhook;

import app.switchboard.numbers.WebhookType;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** The address that a workspace's messages are to go to, and which other addresses belong to the workspace. */
public final class WorkspaceAddress {

    private static final String TWILIO_DEMO_HOST = "demo.twilio.com";

    private final String url;
    private final String base;
    private final List<String> formerBases;
    private final WebhookType type;

    private WorkspaceAddress(String url, String base, List<String> formerBases, WebhookType type) {
        this.url = url;
        this.base = base;
        this.formerBases = formerBases;
        this.type = type;
    }

    /**
     * The address of a workspace.
     *
     * @param former the templates that it had before
     */
    public static WorkspaceAddress of(Workspace workspace, List<WebhookTemplate> former) {
        String id = workspace.id();
        return new WorkspaceAddress(
                workspace.webhookTemplate().urlFor(id),
                normal(workspace.webhookTemplate().baseFor(id)),
                former.stream().map(template -> normal(template.baseFor(id))).toList(),
                workspace.webhookTemplate().isPerWorkspace() ? WebhookType.WORKSPACE : WebhookType.GLOBAL);
    }

    /** What is set on the workspace's numbers. */
    public String url() {
        return url;
    }

    /** {@code WORKSPACE} or {@code GLOBAL}. */
    public WebhookType type() {
        return type;
    }

    WebhookType typeOf(String anyUrl) {
        return contains(anyUrl) ? type : WebhookType.EXTERNAL;
    }

    /** True for an address at or below the workspace's. Another workspace's address on the same host is not. */
    boolean contains(String anyUrl) {
        return isUnder(base, normal(anyUrl));
    }

    /** True for an address at or below one that the workspace had before. */
    boolean isFormer(String anyUrl) {
        String candidate = normal(anyUrl);
        return formerBases.stream().anyMatch(former -> isUnder(former, candidate));
    }

    private static boolean isUnder(String base, String candidate) {
        if (!candidate.startsWith(base)) {
            return false;
        }
        return candidate.length() == base.length()
                || base.endsWith("/")
                || "/?#&".indexOf(candidate.charAt(base.length())) >= 0;
    }

    /** True for the addresses that Twilio gives to new numbers. */
    public static boolean isTwilioDemo(String anyUrl) {
        try {
            String host = new URI(anyUrl.strip()).getHost();
            return host != null && host.toLowerCase(Locale.ROOT).equals(TWILIO_DEMO_HOST);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Scheme and host in lower case, without the scheme's own port: the parts in which case and port mean nothing. */
    private static String normal(String url) {
        int hostStart = url.indexOf("://") + 3;
        if (hostStart < 3) {
            return url;
        }
        int hostEnd = hostStart;
        while (hostEnd < url.length() && "/?#".indexOf(url.charAt(hostEnd)) < 0) {
            hostEnd++;
        }
        String head = url.substring(0, hostEnd).toLowerCase(Locale.ROOT);
        if (head.startsWith("https://") && head.endsWith(":443")) {
            head = head.substring(0, head.length() - 4);
        } else if (head.startsWith("http://") && head.endsWith(":80")) {
            head = head.substring(0, head.length() - 3);
        }
        return head + url.substring(hostEnd);
    }
}
