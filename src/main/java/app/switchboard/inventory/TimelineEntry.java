package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import app.switchboard.numbers.Drift;
import app.switchboard.numbers.DriftLog;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that happened to a number.
 *
 * @param icon its literal
 * @param style of the icon
 * @param what in few words
 * @param who did it
 * @param undoable true for our newest change that stands
 */
record TimelineEntry(
        Instant at,
        String when,
        String full,
        String icon,
        String style,
        String what,
        String who,
        List<Part> parts,
        boolean undoable) {

    /**
     * One field, raw.
     *
     * @param before {@code ""}: unset
     * @param after {@code ""}: unset
     */
    record Part(String field, String before, String after) {}

    /** What Switchboard wrote and what was changed outside, newest first. */
    static List<TimelineEntry> of(List<JournalEntry> entries, List<DriftLog.Found> found, Texts texts) {
        List<TimelineEntry> all = new ArrayList<>();
        boolean first = true;
        for (JournalEntry entry : entries) {
            boolean stands = entry.outcome() == Journal.Outcome.DONE && entry.undoes() == null && !entry.undone();
            all.add(of(entry, first && stands, texts));
            first &= !stands;
        }
        Map<Instant, List<Drift>> byTime = new LinkedHashMap<>();
        found.forEach(one ->
                byTime.computeIfAbsent(one.seenAt(), at -> new ArrayList<>()).add(one.drift()));
        byTime.forEach((at, drift) -> all.add(of(at, drift, texts)));
        all.sort(Comparator.comparing(TimelineEntry::at).reversed());
        return all;
    }

    private static TimelineEntry of(JournalEntry entry, boolean undoable, Texts texts) {
        boolean undo = entry.undoes() != null && entry.outcome() == Journal.Outcome.DONE;
        String key =
                undo ? "undo" : entry.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String message = entry.message() == null ? "" : Texts.plain(texts.message(null, entry.message()));
        List<Part> parts = entry.asked().entrySet().stream()
                .filter(asked -> !asked.getValue().equals(entry.before(asked.getKey())))
                .map(asked -> new Part(name(asked.getKey(), texts), entry.before(asked.getKey()), asked.getValue()))
                .toList();
        return new TimelineEntry(
                entry.intendedAt(),
                texts.ago(entry.intendedAt()),
                texts.full(entry.intendedAt()),
                icon(entry.outcome(), undo),
                style(entry.outcome()),
                texts.get("details.change." + key, message),
                texts.get("details.by.us"),
                parts,
                undoable);
    }

    private static TimelineEntry of(Instant at, List<Drift> drift, Texts texts) {
        List<Part> parts = drift.stream()
                .map(one -> new Part(name(one.field(), texts), one.before(), one.after()))
                .toList();
        return new TimelineEntry(
                at,
                texts.ago(at),
                texts.full(at),
                "bi-person",
                "warning",
                texts.get("details.change.outside"),
                texts.get("details.by.others"),
                parts,
                false);
    }

    private static String name(WebhookField field, Texts texts) {
        return name(field.parameter(), texts);
    }

    private static String name(String parameter, Texts texts) {
        String key = "plan.field." + parameter;
        return texts.bundle().containsKey(key) ? texts.get(key) : Texts.plain(parameter);
    }

    private static String icon(Journal.Outcome outcome, boolean undo) {
        return switch (outcome) {
            case DONE -> undo ? "bi-arrow-counterclockwise" : "bi-check-circle";
            case GONE, NOT_MADE -> "bi-dash-circle";
            case CHANGED -> "bi-person";
            case FAILED -> "bi-exclamation-triangle";
            case OPEN -> "bi-question-circle";
        };
    }

    private static String style(Journal.Outcome outcome) {
        return switch (outcome) {
            case DONE -> "success";
            case GONE, NOT_MADE, CHANGED -> "muted";
            case FAILED, OPEN -> "warning";
        };
    }
}
