package app.switchboard.sim;

import app.switchboard.numbers.Drift;
import app.switchboard.sim.Books.Found;
import app.switchboard.sim.Books.Row;
import app.switchboard.twilio.WebhookField;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Judges what is called drift: what changed in the rows and Switchboard did not ask for, and nothing else. */
record DriftChecks(World world, Books before, Books after) {

    private static final String SERVICE = "MessagingServiceSid";
    private static final Map<String, WebhookField> FIELDS = new HashMap<>();

    static {
        for (WebhookField field : WebhookField.values()) {
            FIELDS.put(field.parameter(), field);
        }
    }

    /** What holds after every operation, a crash included. */
    void all() {
        List<Found> fresh = fresh();
        fresh.forEach(this::isReal);
        for (Row row : after.rows().values()) {
            Row old = before.rows().get(row.phoneNumber());
            if (old == null || !old.active() || !old.sid().equals(row.sid()) || isSame(old, row, fresh)) {
                continue;
            }
            List<Found> own = fresh.stream()
                    .filter(found -> found.sid().equals(row.sid()))
                    .toList();
            FIELDS.forEach((name, field) -> chain(
                    name,
                    own,
                    row.sid(),
                    old.webhooks().getOrDefault(field, ""),
                    row.webhooks().getOrDefault(field, "")));
            chain(
                    SERVICE,
                    own,
                    row.sid(),
                    Objects.requireNonNullElse(old.serviceSid(), ""),
                    Objects.requireNonNullElse(row.serviceSid(), ""));
        }
    }

    private static boolean isSame(Row old, Row row, List<Found> fresh) {
        return fresh.isEmpty()
                && old.webhooks().equals(row.webhooks())
                && Objects.equals(old.serviceSid(), row.serviceSid());
    }

    private List<Found> fresh() {
        long last = before.drift().isEmpty() ? -1 : before.drift().getLast().sequence();
        return after.drift().stream().filter(found -> found.sequence() > last).toList();
    }

    private void isReal(Found found) {
        WebhookField field = FIELDS.get(found.field());
        Promise.I9_NO_DRIFT_IS_INVENTED.hold(
                field == null || world.consoleSet(found.sid(), field, found.after()),
                () -> found + ", which nobody did in the Console");
    }

    /** From what was known before to what is known now, each step is drift or was asked for. */
    private void chain(String name, List<Found> own, String sid, String from, String to) {
        String at = from;
        for (Found found : own) {
            if (found.field().equals(name)) {
                step(name, sid, at, found.before());
                at = found.after();
            }
        }
        step(name, sid, at, to);
    }

    private void step(String name, String sid, String from, String to) {
        Promise.I9_NO_DRIFT_IS_LOST.hold(
                from.equals(to) || wasAsked(sid, FIELDS.get(name), to),
                () -> sid + " " + name + " went from \"" + from + "\" to \"" + to + "\", and no drift tells of it");
    }

    private boolean wasAsked(String sid, WebhookField field, String value) {
        return after.changes().values().stream()
                .filter(change -> change.sid().equals(sid))
                .filter(change -> {
                    Books.Change old = before.changes().get(change.id());
                    return old == null || old.isOpen();
                })
                .anyMatch(change -> value.equals(change.asked().get(field)));
    }

    /**
     * A complete run tells of all that it settles; a check of all that is unsettled.
     *
     * @param settledBy the run; null: a check
     */
    void told(List<Drift> told, String settledBy) {
        Map<List<String>, List<String>> net = new LinkedHashMap<>();
        for (Found found : after.drift()) {
            if (Objects.equals(found.settledBy(), settledBy)) {
                net.merge(
                        List.of(found.sid(), found.field()),
                        List.of(found.before(), found.after()),
                        (first, last) -> List.of(first.getFirst(), last.getLast()));
            }
        }
        Map<List<String>, List<String>> said = new HashMap<>();
        told.forEach(drift -> said.put(List.of(drift.sid(), drift.field()), List.of(drift.before(), drift.after())));
        net.values().removeIf(values -> values.getFirst().equals(values.getLast()));
        Promise.I9_NO_DRIFT_IS_LOST.hold(said.equals(net), () -> "told is " + said + ", found was " + net);
        Promise.I9_NO_DRIFT_IS_LOST.hold(
                said.size() == new HashSet<>(told).size(), () -> "told more than once: " + told);
    }
}
