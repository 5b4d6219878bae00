package app.switchboard.activity;

import app.switchboard.history.Outcome;
import app.switchboard.history.Run;
import app.switchboard.history.RunReport;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a run ended, as it is shown: a shape, a colour and a word. */
enum Mark {
    COMPLETE("bi-check-circle-fill", "success"),
    PARTIAL("bi-exclamation-triangle-fill", "warning"),
    INCOMPLETE("bi-x-circle-fill", "danger"),
    REJECTED("bi-x-octagon-fill", "danger"),
    CANCELLED("bi-slash-circle", "muted"),
    RUNNING("bi-arrow-repeat", "accent");

    private final String icon;
    private final String style;

    Mark(String icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    static Mark of(@Nullable Outcome outcome) {
        return outcome == null ? RUNNING : valueOf(outcome.name());
    }

    static Mark of(Run run) {
        RunReport report = run.report();
        return of(report == null ? null : report.outcome());
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
        return "history.outcome." + name().toLowerCase(Locale.ROOT);
    }
}
