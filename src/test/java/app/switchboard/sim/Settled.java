package app.switchboard.sim;

import app.switchboard.sim.Books.Change;
import app.switchboard.sim.Books.Row;
import app.switchboard.sim.Oracle.Standing;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.NumberChange;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What holds after an operation without faults, with nobody in the Console. */
record Settled(World world, Oracle oracle, Seen seen, Books before, Books after) {

    /** After a sync. */
    void equalsTwilio() {
        for (TwilioNumber number : world.numbers()) {
            Row row = after.rows().get(number.phoneNumber());
            World.Service service = world.services().values().stream()
                    .filter(any -> any.members().contains(number.sid()))
                    .findFirst()
                    .orElse(null);
            Promise.I5_ROWS_EQUAL_TWILIO.hold(
                    row != null && says(row, number, service), () -> row + " is stored, Twilio has " + number);
            Promise.I5_ALL_CONFIGURED.hold(
                    oracle.judge(number, service).standing() != Standing.TO_CONFIGURE,
                    () -> number + " is not configured");
        }
        long active = after.rows().values().stream().filter(Row::active).count();
        Promise.I5_ROWS_EQUAL_TWILIO.hold(
                active == world.numbers().size(),
                () -> active + " active rows, " + world.numbers().size() + " numbers");
        Promise.I5_NO_OPEN_INTENT.hold(after.open().isEmpty(), () -> "open: " + after.open());
    }

    private boolean says(Row row, TwilioNumber number, World.@Nullable Service service) {
        String route = row.type() + " " + (row.url() == null ? "" : row.url());
        return row.active()
                && row.sid().equals(number.sid())
                && row.name().equals(number.friendlyName())
                && row.capabilities().equals(number.capabilities())
                && row.webhooks().equals(number.webhooks())
                && route.equals(oracle.route(number, service, world.apps()))
                && Objects.equals(row.serviceSid(), service == null ? null : service.sid());
    }

    /** After a second sync. */
    void changedNothing() {
        Promise.I5_SECOND_SYNC_IS_QUIET.hold(seen.posts().isEmpty(), () -> "sent " + seen.posts());
        Promise.I5_SECOND_SYNC_IS_QUIET.hold(
                after.rows().equals(before.rows()), () -> before.rows() + " became " + after.rows());
        Promise.I5_SECOND_SYNC_IS_QUIET.hold(
                after.drift().size() == before.drift().size(), () -> "drift: " + after.drift());
    }

    /** After an undo: what stood as the undo expected has what stood before that, everything else stands as it did. */
    void tookBack(Map<String, NumberChange> asked, Map<String, TwilioNumber> were) {
        were.forEach((sid, was) -> {
            NumberChange change = asked.get(sid);
            TwilioNumber now = Objects.requireNonNull(world.now(sid));
            boolean fits = change != null && Change.has(was.webhooks(), change.from());
            for (WebhookField field : WebhookField.values()) {
                String expected = fits && change != null && change.to().containsKey(field)
                        ? wasBefore(change, field)
                        : was.webhook(field);
                Promise.I4_UNDO_RESTORES.hold(
                        now.webhook(field).equals(expected), () -> was + " became " + now + " by " + change);
            }
        });
    }

    private String wasBefore(NumberChange change, WebhookField field) {
        Change undone = Objects.requireNonNull(before.changes().get(change.undoes()));
        return undone.fieldsBefore().getOrDefault(field, "");
    }
}
