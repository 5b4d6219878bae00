package app.switchboard.activity;

import app.switchboard.fx.Texts;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One field of a number that a run set.
 *
 * @param first false where the line above is of the same write
 * @param outcomeText how it ended, in words
 * @param message why; {@code ""} where nothing needs saying
 */
record ChangeRow(
        String workspaceId,
        String numberSid,
        String phone,
        boolean first,
        Values values,
        Journal.Outcome outcome,
        boolean undone,
        String outcomeText,
        String message) {

    /** A write's fields, each on a line; those that would not have changed are left out. */
    static List<ChangeRow> of(JournalEntry entry, Texts texts) {
        String key = entry.undone()
                ? "undone"
                : entry.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String message = entry.message();
        List<ChangeRow> rows = new ArrayList<>();
        for (WebhookField field : entry.asked().keySet()) {
            String before = entry.before(field);
            String after = entry.asked().getOrDefault(field, "");
            if (!before.equals(after)) {
                rows.add(new ChangeRow(
                        entry.workspaceId(),
                        entry.numberSid(),
                        Texts.phone(entry.phoneNumber()),
                        rows.isEmpty(),
                        Values.of(field.parameter(), before, after, texts),
                        entry.outcome(),
                        entry.undone(),
                        texts.get("history.change." + key),
                        message == null ? "" : Texts.plain(message)));
            }
        }
        return rows;
    }

    /** Whether it can be taken back. */
    boolean undoable() {
        return outcome == Journal.Outcome.DONE && !undone;
    }

    /** The icon's literal. */
    String icon() {
        if (undone) {
            return "bi-arrow-counterclockwise";
        }
        return switch (outcome) {
            case DONE -> "bi-check-circle-fill";
            case FAILED -> "bi-x-circle-fill";
            case GONE, CHANGED -> "bi-exclamation-triangle-fill";
            case NOT_MADE -> "bi-slash-circle";
            case OPEN -> "bi-question-circle-fill";
        };
    }

    /** The style class of its colour. */
    String style() {
        if (undone) {
            return "muted";
        }
        return switch (outcome) {
            case DONE -> "success";
            case FAILED -> "danger";
            case GONE, CHANGED, OPEN -> "warning";
            case NOT_MADE -> "muted";
        };
    }
}
