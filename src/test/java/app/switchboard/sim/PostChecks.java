package app.switchboard.sim;

import app.switchboard.sim.Books.Change;
import app.switchboard.sim.Oracle.Standing;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Judges each update as it is sent, by what the engine can know at that moment.
 *
 * @param before the database before the operation
 */
record PostChecks(Oracle oracle, Seen seen, Books before, Store store) implements ModelTwilio.Guard {

    private static final int MOST_POSTS = 3;

    @Override
    public String check(Call update) {
        String sid = update.subject();
        TwilioNumber shown = seen.last(sid);
        if (shown == null || !seen.listingEnded()) {
            throw new Violation(Promise.I3_ONLY_OURS, update + " is sent before the listing is complete");
        }
        Promise.I3_NO_DOUBLE_WRITE.hold(
                !seen.isUnclear(sid), () -> update + " is sent again without a look at what became of the last");
        Promise.I3_NO_DOUBLE_WRITE.hold(
                !oracle.hasAsked(shown), () -> update + " is sent, it was so already: " + shown);
        Promise.I3_ONLY_ASKED_FIELDS.hold(
                update.form().equals(asForm(oracle.asked())), () -> update + " is sent, asked is " + oracle.asked());
        TwilioNumber last = isRepeat(sid) && !NotYet.READ_BACK_IS_COMPARED
                ? Objects.requireNonNull(seen.listed().get(sid))
                : shown;
        Standing standing = oracle.standing(last, seen.serviceOf(sid));
        Promise.I3_ONLY_OURS.hold(
                standing == Standing.TO_CONFIGURE,
                () -> update + " is sent to a number that is " + standing + ": " + last);
        long sent = seen.posts().stream()
                .filter(post -> post.sid().equals(sid) && post.fault() != Fault.LIMITED)
                .count();
        Promise.I3_FEW_POSTS.hold(sent < MOST_POSTS, () -> update + " is sent after " + sent + " others");
        return intentOf(update, last);
    }

    private boolean isRepeat(String sid) {
        return seen.posts().stream().anyMatch(post -> post.sid().equals(sid));
    }

    private String intentOf(Call update, TwilioNumber last) {
        List<Change> open = Books.open(store, update.subject()).stream()
                .filter(change -> !before.changes().containsKey(change.id()))
                .filter(change -> change.after().equals(update.form().get("SmsUrl")))
                .toList();
        Promise.I3_INTENT_FIRST.hold(
                open.size() == 1, () -> update + " is sent with " + open.size() + " open intents: " + open);
        Promise.I3_BEFORE_IS_TRUE.hold(
                open.getFirst().fieldsBefore().equals(last.webhooks()),
                () -> update + " is sent with the intent " + open.getFirst() + ", the engine last saw " + last);
        return open.getFirst().id();
    }

    private static Map<String, String> asForm(Map<WebhookField, String> fields) {
        Map<String, String> form = new TreeMap<>();
        fields.forEach((field, value) -> form.put(field.parameter(), value));
        return form;
    }
}
