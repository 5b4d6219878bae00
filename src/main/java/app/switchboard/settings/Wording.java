package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Texts;
import app.switchboard.history.RunReport;
import app.switchboard.secrets.KeptIn;
import app.switchboard.sync.SyncProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What the credentials pane says, and when. */
final class Wording {

    private final Texts texts;

    Wording(Texts texts) {
        this.texts = texts;
    }

    String get(String key, Object... values) {
        return texts.get("credentials." + key, values);
    }

    String step(SyncProgress progress) {
        return switch (progress) {
            case SyncProgress.Verifying() -> get("step.verifying");
            case SyncProgress.Kept(KeptIn where) -> get("step.kept." + key(where));
            case SyncProgress.Listing(int listed, int about)
            when about > 0 && listed <= about -> get("step.listing.about", listed, about);
            case SyncProgress.Listing(int listed, int about) -> get("step.listing", listed);
            case SyncProgress.Saving(int numbers) -> get("step.saving", numbers);
            case SyncProgress.Configuring(int done, int total, int failed)
            when failed > 0 -> get("step.configuring.failed", done, total, failed);
            case SyncProgress.Configuring(int done, int total, int failed) -> get("step.configuring", done, total);
        };
    }

    /** How far a step is, 0 to 1; -1 where that can't be told. */
    static double fraction(SyncProgress progress) {
        return switch (progress) {
            case SyncProgress.Listing(int listed, int about)
            when about > 0 && listed <= about -> (double) listed / about;
            case SyncProgress.Configuring(int done, int total, int failed) when total > 0 -> (double) done / total;
            default -> -1;
        };
    }

    /** "Done in 4.2 s: 250 numbers, 170 configured, 30 point elsewhere": figures that are zero are left out. */
    String done(RunReport report) {
        RunReport.Webhooks webhooks = report.webhooks();
        StringBuilder text = new StringBuilder(get("done", texts.duration(Duration.ofMillis(report.millis()))))
                .append(get("done.numbers", report.listed()));
        append(text, "done.configured", webhooks.configured());
        append(text, "done.foreign", webhooks.foreign());
        append(text, "done.failed", webhooks.failed());
        if (webhooks.configured() + webhooks.failed() == 0 && report.listed() > 0) {
            text.append(get("done.nothing"));
        }
        return text.toString();
    }

    private void append(StringBuilder text, String key, int figure) {
        if (figure > 0) {
            text.append(get(key, figure));
        }
    }

    /** What a run that was stopped leaves behind. */
    String cancelled(RunReport report, boolean kept) {
        if (!kept) {
            return get("cancelled.nothing");
        }
        int stored = report.added() + report.changed() + report.unchanged();
        return stored == 0
                ? get("cancelled.kept")
                : get("cancelled.stays", stored, report.webhooks().configured());
    }

    String refused(RunReport report) {
        return get("refused", report.webhooks().failed(), report.listed());
    }

    String notVerified(Failure failure) {
        return get("notverified", failure.sentence())
                + " "
                + (failure instanceof Failure.Network ? get("notverified.later") : failure.wayOut());
    }

    String notSynced(Failure failure) {
        return get("notsynced", failure.text());
    }

    /** Stands in the empty field of a token that is saved: dots and its last four characters. */
    String savedToken(SavedCredentials saved) {
        return get("token.saved", saved.lastFour());
    }

    /** The line below the token of credentials that are saved. */
    String kept(SavedCredentials saved) {
        Instant verifiedAt = saved.verifiedAt();
        String place = get("kept." + key(saved.keptIn()));
        return verifiedAt == null
                ? get("kept.unverified", place)
                : get("kept.verified", place, texts.dayAndTime(verifiedAt));
    }

    /** The line below the token of credentials that are not saved yet. */
    String willKeep(KeptIn where) {
        return get("willkeep." + key(where));
    }

    /** Names the link to Twilio's page of an error. */
    String link(Entry.Problem problem) {
        Integer code = problem.twilioCode();
        return code == null ? "" : get("link", Integer.toString(code));
    }

    private static String key(KeptIn where) {
        return where.name().toLowerCase(Locale.ROOT);
    }
}
