package app.switchboard.sim;

import app.switchboard.workspace.WebhookTemplate;
import java.util.List;

/** The addresses that occur, and what each is to the workspace: written down by hand, not worked out as the engine does. */
enum Places {
    UNSET(""),
    DEMO_SMS("https://demo.twilio.com/welcome/sms/reply/"),
    DEMO_ODD("https://Demo.Twilio.com/docs/voice.xml"),
    FIRST("https://cc.automate8.com/api/twilio/acme/webhook"),
    FIRST_OLD("https://cc.automate8.com/api/twilio/acme/v1?old=1"),
    FIRST_LOUD("HTTPS://CC.automate8.com:443/api/twilio/acme/webhook"),
    SECOND("https://hooks.example.com/acme"),
    SECOND_OLD("https://hooks.example.com/acme/sms"),
    THIRD("https://calls.example.net/acme/in"),
    THIRD_OLD("https://calls.example.net/acme/old"),
    NEIGHBOUR("https://cc.automate8.com/api/twilio/acme2/webhook"),
    NEIGHBOUR_TOO("https://hooks.example.com/acmeter"),
    STUDIO("https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1"),
    ODD("https://x.example/{id}?a=\"b\"");

    /** The workspace's address is one of these at a time. */
    static final List<WebhookTemplate> TEMPLATES = List.of(
            new WebhookTemplate("https://cc.automate8.com/api/twilio/{workspaceId}/webhook"),
            new WebhookTemplate("https://hooks.example.com/{workspaceId}"),
            new WebhookTemplate("https://calls.example.net/{workspaceId}/in"));

    static final List<Places> ALL = List.of(values());

    private final String url;

    Places(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    static Places of(String url) {
        return ALL.stream().filter(place -> place.url.equals(url)).findFirst().orElseThrow();
    }

    /** What the workspace sets while a template is its own. */
    static Places wanted(int template) {
        return List.of(FIRST, SECOND, THIRD).get(template);
    }

    /** True at or below the address that a template gives. */
    boolean isUnder(int template) {
        return switch (this) {
            case FIRST, FIRST_OLD, FIRST_LOUD -> template == 0;
            case SECOND, SECOND_OLD -> template == 1;
            case THIRD, THIRD_OLD -> template == 2;
            default -> false;
        };
    }

    /** True where nobody chose it. */
    boolean isNobodys() {
        return this == UNSET || this == DEMO_SMS || this == DEMO_ODD;
    }
}
