package app.switchboard.sim;

import app.switchboard.sim.Books.Change;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.Undo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** What can be taken back, and what of it a person would expect. */
enum Undone {
    LAST_RUN,
    ANY_RUN,
    NUMBER,
    SELECTION;

    /** What the engine is to do, judged by what the books say. */
    List<NumberChange> changes(Desk desk, int pick) {
        List<Change> journal = List.copyOf(desk.books().changes().values());
        Change any = journal.isEmpty() ? null : journal.get(pick % journal.size());
        Undo undo = new Undo(desk.computer().journal());
        String runId = any == null ? "none" : any.runId();
        String sid = any == null ? "PN0" : any.sid();
        List<String> some = journal.stream()
                .filter(change -> change.sid().hashCode() % 3 == pick % 3)
                .map(Change::id)
                .toList();
        List<NumberChange> found = switch (this) {
            case LAST_RUN -> undo.lastRun(Computer.WORKSPACE);
            case ANY_RUN -> undo.run(Computer.WORKSPACE, runId);
            case NUMBER -> undo.number(Computer.WORKSPACE, sid);
            case SELECTION -> undo.selection(Computer.WORKSPACE, some);
        };
        List<Change> targets = switch (this) {
            case LAST_RUN -> lastRun(journal);
            case ANY_RUN -> standing(journal, change -> change.runId().equals(runId));
            case NUMBER -> standing(journal, change -> change.sid().equals(sid) && change.undoes() == null);
            case SELECTION -> standing(journal, change -> some.contains(change.id()));
        };
        Map<String, Map<WebhookField, String>> expected = expected(targets);
        Map<String, Map<WebhookField, String>> told = new HashMap<>();
        found.forEach(change -> told.put(Objects.requireNonNull(change.undoes()), change.to()));
        Promise.I4_UNDO_RESTORES.hold(told.equals(expected), () -> this + " asks for " + told + ", not " + expected);
        found.forEach(change -> {
            Change target = Objects.requireNonNull(desk.books().changes().get(change.undoes()));
            Promise.I4_UNDO_RESTORES.hold(
                    change.sid().equals(target.sid())
                            && change.from().entrySet().stream()
                                    .allMatch(from -> from.getValue()
                                            .equals(target.asked().get(from.getKey()))),
                    () -> change + " takes back " + target);
        });
        return found;
    }

    private static List<Change> lastRun(List<Change> journal) {
        return standing(journal, change -> change.undoes() == null).stream()
                .max(Comparator.comparingLong(Change::sequence))
                .map(last -> standing(journal, change -> change.runId().equals(last.runId())))
                .orElse(List.of());
    }

    /** The writes that were made and not taken back, in their order. */
    private static List<Change> standing(List<Change> journal, Predicate<Change> which) {
        return journal.stream()
                .filter(change -> "done".equals(change.outcome()))
                .filter(change -> journal.stream()
                        .noneMatch(other -> change.id().equals(other.undoes()) && "done".equals(other.outcome())))
                .filter(which)
                .toList();
    }

    /** Of each number the newest write: what differs from before, by the write's id. */
    private static Map<String, Map<WebhookField, String>> expected(List<Change> targets) {
        Map<String, Change> newest = new LinkedHashMap<>();
        targets.forEach(change -> newest.put(change.sid(), change));
        Map<String, Map<WebhookField, String>> expected = new HashMap<>();
        for (Change change : new ArrayList<>(newest.values())) {
            Map<WebhookField, String> back = new EnumMap<>(WebhookField.class);
            change.asked().forEach((field, value) -> {
                String before = change.fieldsBefore().getOrDefault(field, "");
                // A method can't be unset at Twilio.
                boolean stays = before.isEmpty() && field.name().endsWith("METHOD");
                if (!stays && !before.equals(value)) {
                    back.put(field, before);
                }
            });
            if (!back.isEmpty()) {
                expected.put(change.id(), back);
            }
        }
        return expected;
    }
}
