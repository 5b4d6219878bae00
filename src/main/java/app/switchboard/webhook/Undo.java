package app.switchboard.webhook;

import app.switchboard.base.Failure;
import app.switchboard.twilio.WebhookField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes journaled writes back: each field of them to exactly what it held before. */
public final class Undo {

    private final Journal journal;

    public Undo(Journal journal) {
        this.journal = journal;
    }

    /**
     * What takes a run back.
     *
     * @throws app.switchboard.base.FailureException SB-024 if there is nothing to take back
     */
    public List<NumberChange> run(String workspaceId, String runId) {
        return changes(journal.ofRun(runId).stream()
                .filter(entry -> entry.workspaceId().equals(workspaceId))
                .toList());
    }

    /**
     * What takes the newest run of a workspace back that changed a number and was no undo.
     *
     * @throws app.switchboard.base.FailureException SB-024 if there is none
     */
    public List<NumberChange> lastRun(String workspaceId) {
        return run(
                workspaceId,
                journal.lastUndoableRun(workspaceId).orElseThrow(() -> nothing().exception()));
    }

    /**
     * What takes the newest change of a number back that was no undo and still stands.
     *
     * @throws app.switchboard.base.FailureException SB-024 if there is none
     */
    public List<NumberChange> number(String workspaceId, String numberSid) {
        return changes(journal.of(workspaceId, numberSid, Integer.MAX_VALUE).stream()
                .filter(entry -> isUndoable(entry) && entry.undoes() == null)
                .limit(1)
                .toList());
    }

    /**
     * What takes some writes back.
     *
     * @param ids of journaled writes
     * @throws app.switchboard.base.FailureException SB-024 if there is nothing to take back
     */
    public List<NumberChange> selection(String workspaceId, List<String> ids) {
        return changes(journal.withIds(ids).stream()
                .filter(entry -> entry.workspaceId().equals(workspaceId))
                .toList());
    }

    /** Of several writes to one number the newest is taken back: the others do not stand any more. */
    private static List<NumberChange> changes(List<JournalEntry> entries) {
        Map<String, List<JournalEntry>> byNumber = entries.stream()
                .filter(Undo::isUndoable)
                .collect(Collectors.groupingBy(JournalEntry::numberSid, LinkedHashMap::new, Collectors.toList()));
        List<NumberChange> changes = byNumber.values().stream()
                .map(writes -> change(writes.getLast()))
                .filter(change -> !change.fields().isEmpty())
                .toList();
        if (changes.isEmpty()) {
            throw nothing().exception();
        }
        return changes;
    }

    private static NumberChange change(JournalEntry entry) {
        List<FieldChange> fields = new ArrayList<>();
        entry.asked().forEach((field, value) -> {
            String before = entry.before(field);
            // Twilio takes no empty method: it means nothing without an address.
            if (!before.equals(value) && !(before.isEmpty() && isMethod(field))) {
                fields.add(new FieldChange(field, value, before, Reason.UNDO));
            }
        });
        return new NumberChange(entry.numberSid(), entry.phoneNumber(), fields, entry.id());
    }

    private static boolean isMethod(WebhookField field) {
        return field.name().endsWith("_METHOD");
    }

    private static boolean isUndoable(JournalEntry entry) {
        return entry.outcome() == Journal.Outcome.DONE && !entry.undone();
    }

    private static Failure nothing() {
        return new Failure.Input(
                "SB-024", "There is nothing to undo.", "The history shows what was changed, and what was undone.");
    }
}
