package app.switchboard.activity;

import app.switchboard.webhook.HookRoute;
import app.switchboard.webhook.NumberRoutes;
import app.switchboard.webhook.Reason;
import app.switchboard.workspace.Policy.Foreign;
import java.util.Locale;

/** How a number stands, as one slice of all: the first of these that holds for one of its webhooks. */
enum Slice {
    /** Twilio refused what was to be set. */
    REFUSED("bi-x-circle-fill"),
    /** Changed outside Switchboard since the last sync. */
    DRIFT("bi-shuffle"),
    TO_SET("bi-pencil-fill"),
    /** Somebody else's address, and nobody has decided on it. */
    ELSEWHERE("bi-box-arrow-up-right"),
    /** An app, a service or a trunk decides. */
    OVERRIDDEN("bi-diagram-3-fill"),
    /** Somebody else's address, which is to stay. */
    KEPT("bi-pin-angle-fill"),
    AS_WANTED("bi-check-circle-fill"),
    /** The workspace wants nothing of it, or it can't do what is wanted. */
    LEFT_ALONE("bi-dash-circle"),
    RELEASED("bi-archive-fill");

    private final String icon;

    Slice(String icon) {
        this.icon = icon;
    }

    /** The icon's literal. */
    String icon() {
        return icon;
    }

    /** The end of the key of its word, and its style class. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How the webhooks of a number stand, whatever was refused or changed. */
    static Slice of(NumberRoutes routes, Foreign foreign) {
        Slice worst = LEFT_ALONE;
        for (HookRoute hook : routes.hooks().values()) {
            // A webhook that the workspace leaves as it is stands nowhere.
            Slice slice = hook.desired() == null ? LEFT_ALONE : of(hook.reason(), foreign);
            if (slice.compareTo(worst) < 0) {
                worst = slice;
            }
        }
        return worst;
    }

    private static Slice of(Reason reason, Foreign foreign) {
        return switch (reason) {
            case AS_DESIRED -> AS_WANTED;
            case NOT_SET, TWILIO_DEMO, OWN_ADDRESS, FORMER_ADDRESS, WRONG_METHOD, UNDO -> TO_SET;
            case OTHER_URL ->
                switch (foreign) {
                    case ASK -> ELSEWHERE;
                    case KEEP -> KEPT;
                    case REPLACE -> TO_SET;
                };
            case KEPT -> KEPT;
            case APPLICATION, TRUNK, SERVICE, SERVICE_DROPS, FAX -> OVERRIDDEN;
            case NO_CAPABILITY, NOT_MANAGED -> LEFT_ALONE;
        };
    }
}
