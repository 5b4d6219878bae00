package app.switchboard.activity;

import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Texts;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something that somebody should look at: a sentence, and one way on.
 *
 * @param action the words of the way on
 */
record Attention(Kind kind, String sentence, String action) {

    /** What it is about, the most urgent first. */
    enum Kind {
        NO_CREDENTIALS("bi-key-fill", "accent", "account"),
        REJECTED("bi-x-octagon-fill", "danger", "credentials"),
        BROKE_OFF("bi-exclamation-triangle-fill", "warning", "again"),
        STOPPED("bi-slash-circle", "warning", "again"),
        UNVERIFIED("bi-question-circle-fill", "warning", "verify"),
        NEVER_SYNCED("bi-arrow-repeat", "accent", "sync"),
        REFUSED("bi-x-circle-fill", "danger", "review"),
        DRIFT("bi-shuffle", "warning", "drift"),
        TO_SET("bi-pencil-fill", "accent", "review"),
        ELSEWHERE("bi-box-arrow-up-right", "warning", "decide"),
        READ_ONLY("bi-lock-fill", "muted", "settings");

        private final String icon;
        private final String style;
        private final String action;

        Kind(String icon, String style, String action) {
            this.icon = icon;
            this.style = style;
            this.action = action;
        }

        /** The icon's literal. */
        String icon() {
            return icon;
        }

        /** The style class of its colour. */
        String style() {
            return style;
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** All there is to look at, the most urgent first. */
    static List<Attention> of(Standing standing, Texts texts) {
        List<Attention> all = new ArrayList<>();
        aboutRuns(all, standing, texts);
        for (Kind kind : List.of(Kind.REFUSED, Kind.DRIFT, Kind.TO_SET, Kind.ELSEWHERE)) {
            int count = standing.count(Slice.valueOf(kind.name()));
            if (count > 0) {
                all.add(make(kind, texts, count));
            }
        }
        if (standing.workspace().policy().readOnly()) {
            all.add(make(Kind.READ_ONLY, texts));
        }
        return all;
    }

    private static void aboutRuns(List<Attention> all, Standing standing, Texts texts) {
        SavedCredentials credentials = standing.credentials();
        RunReport report = standing.last() == null ? null : standing.last().report();
        if (credentials == null) {
            all.add(make(Kind.NO_CREDENTIALS, texts));
        } else if (standing.rejected()) {
            all.add(make(Kind.REJECTED, texts));
        } else if (!credentials.verified()) {
            all.add(make(Kind.UNVERIFIED, texts));
        } else if (report != null && report.outcome() == Outcome.INCOMPLETE) {
            String why = report.failures().isEmpty()
                    ? ""
                    : Texts.plain(report.failures().getLast().message());
            all.add(make(Kind.BROKE_OFF, texts, why));
        } else if (report != null && report.outcome() == Outcome.CANCELLED) {
            all.add(make(Kind.STOPPED, texts));
        } else if (standing.asOf() == null) {
            all.add(make(Kind.NEVER_SYNCED, texts));
        }
    }

    private static Attention make(Kind kind, Texts texts, Object... arguments) {
        return new Attention(
                kind,
                texts.get("overview.attention." + kind.key(), arguments),
                texts.get("overview.action." + kind.action));
    }
}
