package app.switchboard.sim;

import app.switchboard.sim.Books.Change;
import app.switchboard.sim.Operation.Kind;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.NumberChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Judges each update as it is sent, by what the engine can know at that moment.
 *
 * @param desk what was asked for, and the database before the operation
 */
record PostChecks(Operation operation, Oracle oracle, Seen seen, Desk desk, Store store) implements ModelTwilio.Guard {

    private static final int MOST_POSTS = 3;

    @Override
    public String check(Call update) {
        String sid = update.subject();
        Promise.I10_LOOKS_ONLY.hold(
                (operation.kind() == Kind.SYNCS || operation.kind() == Kind.WRITES)
                        && !oracle.wishes().readOnly(),
                () -> update + " is sent by " + operation);
        TwilioNumber shown = seen.last(sid);
        if (shown == null || (operation.lists() && !seen.listingEnded())) {
            throw new Violation(Promise.I3_ONLY_OURS, update + " is sent before the listing is complete");
        }
        Promise.I3_NO_DOUBLE_WRITE.hold(
                !seen.isUnclear(sid), () -> update + " is sent again without a look at what became of the last");
        TwilioNumber basis = seen.basis(sid, shown);
        Map<WebhookField, String> asked = asked(sid, basis);
        Promise.I3_ONLY_ASKED_FIELDS.hold(
                update.form().equals(asForm(asked)),
                () -> update + " is sent, asked is " + asked + ", the engine saw " + basis);
        Promise.I3_NO_DOUBLE_WRITE.hold(
                !Change.has(shown.webhooks(), asked), () -> update + " is sent, it was so already: " + shown);
        Promise.I3_ONLY_OURS.hold(
                asked.keySet().stream().allMatch(field -> shown.webhook(field).equals(expected(sid, basis, field))),
                () -> update + " is sent to a number that was changed: " + shown);
        long sent = seen.posts().stream()
                .filter(post -> post.sid().equals(sid) && post.fault() != Fault.LIMITED)
                .count();
        Promise.I3_FEW_POSTS.hold(sent < MOST_POSTS, () -> update + " is sent after " + sent + " others");
        return intentOf(sid, asked, basis);
    }

    private Map<WebhookField, String> asked(String sid, TwilioNumber basis) {
        if (desk.asksForCertain()) {
            NumberChange change = desk.asked().get(sid);
            return change == null ? Map.of() : change.to();
        }
        return oracle.judge(basis, seen.serviceOf(sid)).set();
    }

    /** What a field must hold for the update to be sent. */
    private String expected(String sid, TwilioNumber basis, WebhookField field) {
        return desk.asksForCertain() ? desk.askedFrom(sid).getOrDefault(field, "") : basis.webhook(field);
    }

    private String intentOf(String sid, Map<WebhookField, String> asked, TwilioNumber basis) {
        NumberChange change = desk.asked().get(sid);
        String undoes = change == null ? null : change.undoes();
        List<Change> open = Books.open(store, sid).stream()
                .filter(any -> !desk.books().changes().containsKey(any.id()))
                .filter(any -> any.asked().equals(asked) && Objects.equals(any.undoes(), undoes))
                .toList();
        Promise.I3_INTENT_FIRST.hold(
                open.size() == 1, () -> asked + " is sent to " + sid + " with " + open.size() + " intents: " + open);
        Promise.I3_BEFORE_IS_TRUE.hold(
                open.getFirst().fieldsBefore().equals(basis.webhooks()),
                () -> asked + " is sent with the intent " + open.getFirst() + ", the engine last saw " + basis);
        return open.getFirst().id();
    }

    private static Map<String, String> asForm(Map<WebhookField, String> fields) {
        Map<String, String> form = new TreeMap<>();
        fields.forEach((field, value) -> form.put(field.parameter(), value));
        return form;
    }
}
