package app.switchboard.webhook;

import app.switchboard.numbers.Drift;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.Journal.Outcome;
import app.switchboard.webhook.Journal.Settled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finishes the books of writes whose end is not known, because the program died or the network was lost: by how the numbers stand now. Writes nothing to Twilio. For one thread at a time. */
public final class Recovery {

    private static final String FOUND = "Found done after an interruption.";

    private final Journal journal;
    private final Map<String, List<JournalEntry>> open;
    private final Map<String, String> runOf = new HashMap<>();
    private final List<Settled> settled = new ArrayList<>();

    private Recovery(Journal journal, List<JournalEntry> entries) {
        this.journal = journal;
        entries.forEach(entry -> runOf.put(entry.id(), entry.runId()));
        this.open = entries.stream()
                .collect(Collectors.groupingBy(JournalEntry::numberSid, HashMap::new, Collectors.toList()));
    }

    /** Reads a workspace's open intents. */
    public static Recovery of(Journal journal, String workspaceId) {
        return new Recovery(journal, journal.open(workspaceId));
    }

    /** The numbers whose state is still to be {@link #seen}. */
    public Set<String> numbers() {
        return Set.copyOf(open.keySet());
    }

    /** True for a change that an open intent asked for: Switchboard's own, found late, and no drift. */
    public boolean explains(Drift drift) {
        return open.getOrDefault(drift.sid(), List.of()).stream()
                .flatMap(entry -> entry.asked().entrySet().stream())
                .anyMatch(asked -> asked.getKey().parameter().equals(drift.field())
                        && asked.getValue().equals(drift.after()));
    }

    /** Settles the intents of a number by how it stands. Of several, each but the last is judged by what the next one found. */
    public void seen(TwilioNumber now) {
        List<JournalEntry> entries = open.remove(now.sid());
        if (entries == null) {
            return;
        }
        Map<WebhookField, String> then = now.webhooks();
        for (JournalEntry entry : entries.reversed()) {
            settled.add(judge(entry, then));
            then = entry.before();
        }
    }

    /** Settles the intents of a number that Twilio does not know any more. */
    public void gone(String sid) {
        List<JournalEntry> entries = open.remove(sid);
        if (entries != null) {
            entries.forEach(entry -> settled.add(new Settled(entry.id(), Outcome.GONE, "The number was released.")));
        }
    }

    /**
     * Writes to the journal what was found, and corrects the figures of the runs that it belongs to: both or neither.
     *
     * @return the runs
     */
    public Set<String> store() {
        Set<String> runs = settled.stream().map(found -> runOf.get(found.id())).collect(Collectors.toSet());
        journal.settle(settled, runs);
        settled.clear();
        return runs;
    }

    private static Settled judge(JournalEntry entry, Map<WebhookField, String> then) {
        if (holds(then, entry.asked())) {
            return new Settled(entry.id(), Outcome.DONE, FOUND);
        }
        Map<WebhookField, String> before = new HashMap<>();
        entry.asked().keySet().forEach(field -> before.put(field, entry.before(field)));
        return holds(then, before)
                ? new Settled(entry.id(), Outcome.NOT_MADE, "It was interrupted before it was sent.")
                : new Settled(
                        entry.id(), Outcome.CHANGED, "The number was changed by somebody else during an interruption.");
    }

    private static boolean holds(Map<WebhookField, String> number, Map<WebhookField, String> fields) {
        return fields.entrySet().stream()
                .allMatch(field -> number.getOrDefault(field.getKey(), "").equals(field.getValue()));
    }
}
