package app.switchboard.sim;

import app.switchboard.sim.Books.Change;
import app.switchboard.sim.Books.Run;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Judges what the journal says became of each write, and the figures of the runs.
 *
 * @param intended the tick at which the operation began that made an intent, by its id
 * @param from the tick at which this operation began
 */
record JournalChecks(World world, Seen seen, Books before, Books after, Map<String, Long> intended, long from) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What holds after every operation, a crash included. */
    void all() {
        for (Change change : after.changes().values()) {
            Change old = before.changes().get(change.id());
            if (old == null) {
                intended.put(change.id(), from);
            }
            if (!change.isOpen() && (old == null || old.isOpen())) {
                ended(change, old != null);
            }
            Promise.I11_RECOVERY_IS_TRUE.hold(
                    old == null || old.isOpen() || old.equals(change), () -> old + " became " + change);
        }
        before.changes()
                .forEach((id, change) -> Promise.I3_INTENT_FIRST.hold(
                        after.changes().containsKey(id), () -> change + " is in the journal no more"));
        figures();
    }

    private void ended(Change change, boolean recovered) {
        String sid = change.sid();
        Long made = world.carriedOutAt(change.id());
        boolean editedSince = world.editedAfter(sid, Objects.requireNonNull(intended.get(change.id())));
        Promise truth = recovered ? Promise.I11_RECOVERY_IS_TRUE : Promise.I2_DONE_IS_DONE;
        switch (Objects.requireNonNull(change.outcome())) {
            case "done" -> {
                truth.hold(wasSeenMade(change), () -> change + ", but the engine saw only " + seen.states(sid));
                truth.hold(made != null || editedSince, () -> change + ", but no update was carried out");
            }
            case "gone" ->
                Promise.I2_GONE_IS_GONE.hold(
                        seen.wasGone(sid) && world.was(sid, from, world.tick(), Objects::isNull),
                        () -> change + ", but it lives");
            case "failed" -> {
                Promise.I2_GONE_IS_GONE.hold(!seen.wasGone(sid), () -> change + ", but it was said to be gone");
                unmade(Promise.I2_FAILED_IS_NOT_DONE, change, made);
            }
            case "not_made" -> {
                Promise.I11_RECOVERY_IS_TRUE.hold(recovered, () -> change + " by its own run");
                unmade(Promise.I11_RECOVERY_IS_TRUE, change, made);
            }
            case "changed" -> truth.hold(editedSince, () -> change + ", but nobody changed it");
            default -> truth.hold(false, change::toString);
        }
    }

    private boolean wasSeenMade(Change change) {
        return seen.states(change.sid()).stream().anyMatch(change::isMadeIn);
    }

    private void unmade(Promise promise, Change change, Long made) {
        promise.hold(
                made == null || world.editedAfter(change.sid(), made),
                () -> change + ", but Twilio made it: " + world.now(change.sid()));
    }

    /** After a complete listing only this run may have open intents: those that Twilio's errors left in the dark. */
    void noneOpenOfOthers(String runId) {
        List<Change> others = after.open().stream()
                .filter(change -> !change.runId().equals(runId))
                .toList();
        Promise.I5_NO_OPEN_INTENT.hold(others.isEmpty(), () -> "open: " + others);
    }

    private void figures() {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        after.changes()
                .values()
                .forEach(change -> counts.computeIfAbsent(change.runId(), run -> new HashMap<>())
                        .merge(change.isOpen() ? "open" : Objects.requireNonNull(change.outcome()), 1, Integer::sum));
        counts.forEach((runId, outcomes) -> {
            Run run = after.runs().get(runId);
            if (run != null && !run.summary().isEmpty() && !outcomes.containsKey("open")) {
                figures(run, outcomes);
            }
        });
    }

    private static void figures(Run run, Map<String, Integer> outcomes) {
        JsonNode webhooks;
        try {
            webhooks = JSON.readTree(run.summary()).path("webhooks");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        // What an order finds gone or changed before it writes, the journal does not have.
        boolean byOrder = run.purpose().equals("apply") || run.purpose().equals("undo");
        Map.of(
                        "configured", "done",
                        "gone", "gone",
                        "failed", "failed",
                        "changed_meanwhile", "changed")
                .forEach((figure, outcome) -> {
                    int said = webhooks.path(figure).asInt();
                    int journaled = outcomes.getOrDefault(outcome, 0);
                    boolean least = byOrder && !figure.equals("configured") && !figure.equals("failed");
                    Promise.I11_REPORTS_ARE_AMENDED.hold(
                            least ? said >= journaled : said == journaled, () -> run + ": the journal has " + outcomes);
                });
    }
}
