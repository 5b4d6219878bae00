package app.switchboard.shell;

import java.util.Locale;

/** How a workspace stands towards Twilio: an icon and a word each, never a colour alone. */
enum SyncState {
    NEVER_SYNCED("bi-circle", "muted"),
    SYNCING("bi-arrow-repeat", "accent"),
    IN_SYNC("bi-check-circle-fill", "success"),
    /** The last run stopped early, or some numbers refused their webhook. */
    ATTENTION("bi-exclamation-triangle-fill", "warning"),
    REJECTED("bi-x-octagon-fill", "danger"),
    OFFLINE("bi-cloud-slash", "muted"),
    /** Saved without a network. */
    UNVERIFIED("bi-question-circle", "warning");

    private final String icon;
    private final String style;

    SyncState(String icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    /** The icon's literal. */
    String icon() {
        return icon;
    }

    /** The style class of its colour. */
    String style() {
        return style;
    }

    /** The key of its word. */
    String key() {
        return "state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
