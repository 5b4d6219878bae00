package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.credentials.KeptSecret;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.RunWords;
import app.switchboard.fx.Texts;
import app.switchboard.history.RunReport;
import app.switchboard.secrets.KeptIn;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the credentials pane says, and when. */
final class Wording {

    /** What is shorter has room in one line everywhere, in characters. */
    private static final int ONE_LINE = 40;

    /** A longer word fills a line well enough. */
    private static final int LONG_WORD = 20;

    private final Texts texts;
    private final RunWords runs;

    Wording(Texts texts) {
        this.texts = texts;
        this.runs = new RunWords(texts);
    }

    /** Holds the last two words of a text together, so that none stands alone in its last line. */
    static String together(String text) {
        int last = text.lastIndexOf(' ');
        return text.length() > ONE_LINE && last > 0 && text.length() - last <= LONG_WORD
                ? text.substring(0, last) + '\u00a0' + text.substring(last + 1)
                : text;
    }

    Texts texts() {
        return texts;
    }

    RunWords runs() {
        return runs;
    }

    String get(String key, Object... values) {
        return texts.get("credentials." + key, values);
    }

    /** A failure in the window's words. */
    Failure failure(Failure failure) {
        return texts.failure(failure);
    }

    /** What the engine said of a failure, in the window's words. */
    String message(String english) {
        return texts.message(null, english);
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
        return get("notverified", failure(failure).sentence())
                + " "
                + (failure instanceof Failure.Network
                        ? get("notverified.later")
                        : failure(failure).wayOut());
    }

    /** Nothing is lost where new credentials could not be checked. */
    String waits(Failure failure) {
        return get("waits", failure(failure).sentence());
    }

    /** The line below the secret while other credentials wait. */
    String waiting(KeptSecret waiting) {
        return get(waiting.keySid() == null ? "waiting.token" : "waiting.key", waiting.lastFour());
    }

    String notSynced(Failure failure) {
        return get("notsynced", failure(failure).text());
    }

    /** Stands in the empty field of the secret: where it is saved, dots and its last four characters. */
    String secretPrompt(@Nullable SavedCredentials saved, CredentialsForm form) {
        boolean key = form.byKey().get();
        if (saved == null || saved.byKey() != key) {
            return get(key ? "key.secret.prompt" : "token.prompt");
        }
        return form.isSecretLost() ? get(key ? "key.again" : "token.again") : get("token.saved", saved.lastFour());
    }

    /** The line below the token of credentials that are saved. */
    String kept(SavedCredentials saved) {
        Instant verifiedAt = saved.verifiedAt();
        String place = get("kept." + key(saved.keptIn()));
        return verifiedAt == null
                ? get("kept.unverified", place)
                : get("kept.verified", place, texts.dayAndTime(verifiedAt));
    }

    /** The line below the token of credentials whose secret is gone. */
    String lost(SavedCredentials saved) {
        return get("lost." + key(saved.keptIn()));
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
