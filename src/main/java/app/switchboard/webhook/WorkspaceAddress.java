package app.switchboard.webhook;

import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a workspace wants calls and messages to go, and which addresses belong to it. */
public final class WorkspaceAddress {

    private static final String TWILIO_DEMO_HOST = "demo.twilio.com";

    /** What a webhook is to be set to. */
    public record Target(String url, HookSetting.Method method) {}

    /** An address with all that starts with it, known beforehand where it is the same for every number. */
    private record Base(WebhookTemplate template, @Nullable String same) {

        static Base of(WebhookTemplate template, String workspaceId) {
            return new Base(template, template.isPerNumber() ? null : normal(template.baseFor(workspaceId, "", "")));
        }

        boolean holds(String candidate, String workspaceId, TwilioNumber number) {
            String known = same;
            return isUnder(
                    known == null ? normal(template.baseFor(workspaceId, number.phoneNumber(), number.sid())) : known,
                    candidate);
        }
    }

    private final Workspace workspace;
    private final List<Base> own;
    private final List<Base> former;

    private WorkspaceAddress(Workspace workspace, List<Base> own, List<Base> former) {
        this.workspace = workspace;
        this.own = own;
        this.former = former;
    }

    /**
     * The addresses of a workspace.
     *
     * @param former the templates that it had before
     */
    public static WorkspaceAddress of(Workspace workspace, List<WebhookTemplate> former) {
        return new WorkspaceAddress(
                workspace,
                // In the order of the webhooks: what is for messages names the type of an address that several share.
                workspace.routing().hooks().values().stream()
                        .map(setting -> Base.of(setting.template(), workspace.id()))
                        .toList(),
                former.stream()
                        .map(template -> Base.of(template, workspace.id()))
                        .toList());
    }

    /** What a webhook of a number is to be set to; null where the workspace leaves it as it is. */
    @Nullable
    Target desired(Hook hook, TwilioNumber number) {
        return workspace
                .routing()
                .wanted(hook)
                .map(setting -> new Target(
                        setting.template().urlFor(workspace.id(), number.phoneNumber(), number.sid()),
                        setting.method()))
                .orElse(null);
    }

    /** Whose address it is: the workspace's, one that all workspaces share, or somebody else's. */
    WebhookType typeOf(String url, TwilioNumber number) {
        String candidate = normal(url);
        for (Base base : own) {
            if (base.holds(candidate, workspace.id(), number)) {
                return base.template().isPerWorkspace() ? WebhookType.WORKSPACE : WebhookType.GLOBAL;
            }
        }
        return WebhookType.EXTERNAL;
    }

    /** How an address that is not the desired one stands. Another workspace's address on the same host is somebody else's. */
    Reason standingOf(String url, TwilioNumber number) {
        if (url.isBlank()) {
            return Reason.NOT_SET;
        }
        if (isTwilioDemo(url)) {
            return Reason.TWILIO_DEMO;
        }
        if (typeOf(url, number) != WebhookType.EXTERNAL) {
            return Reason.OWN_ADDRESS;
        }
        String candidate = normal(url);
        return former.stream().anyMatch(base -> base.holds(candidate, workspace.id(), number))
                ? Reason.FORMER_ADDRESS
                : Reason.OTHER_URL;
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
