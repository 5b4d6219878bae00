package app.switchboard.inventory;

import app.switchboard.numbers.StoredNumber;
import app.switchboard.webhook.WorkspaceAddress;
import java.util.Locale;

/** Where messages to a number go, as the list tells it. */
enum RouteKind {
    WORKSPACE("bi-check2"),
    GLOBAL("bi-check2-all"),
    ELSEWHERE("bi-box-arrow-up-right"),
    TWILIO_DEMO("bi-play-circle"),
    APPLICATION("bi-code-square"),
    SERVICE("bi-diagram-3"),
    NOBODY("bi-dash"),
    /** The number can't receive any. */
    NO_MESSAGES("bi-telephone");

    private final String icon;

    RouteKind(String icon) {
        this.icon = icon;
    }

    /** The icon's literal. */
    String icon() {
        return icon;
    }

    /** The end of the keys of its texts. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RouteKind of(StoredNumber stored) {
        String url = stored.number().webhookUrl();
        return switch (stored.number().webhookType()) {
            case WORKSPACE -> WORKSPACE;
            case GLOBAL -> GLOBAL;
            case EXTERNAL -> url != null && WorkspaceAddress.isTwilioDemo(url) ? TWILIO_DEMO : ELSEWHERE;
            case APPLICATION -> APPLICATION;
            case SERVICE -> SERVICE;
            case NONE, TRUNK -> stored.capabilities().messages() ? NOBODY : NO_MESSAGES;
        };
    }
}
