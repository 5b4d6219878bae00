package app.switchboard.twilio;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import com.twilio.http.TwilioRestClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One update of one number, brought to an end that can be relied on: done, refused, gone, or (said as such) unknown. */
final class SdkUpdate {

    private static final int MOST_POSTS = 3;

    private final TwilioRestClient client;
    private final SdkAccount account;
    private final String accountSid;
    private final String sid;
    private final Map<WebhookField, String> from;
    private final Map<WebhookField, String> to;

    SdkUpdate(
            TwilioRestClient client,
            SdkAccount account,
            String accountSid,
            String sid,
            Map<WebhookField, String> from,
            Map<WebhookField, String> to) {
        this.client = client;
        this.account = account;
        this.accountSid = accountSid;
        this.sid = sid;
        this.from = from;
        this.to = to;
    }

    TwilioNumber run() {
        FailureException lost = null;
        for (int attempt = 0; attempt < MOST_POSTS; attempt++) {
            try {
                return checked(post());
            } catch (FailureException e) {
                if (!answerIsUnknown(e.failure())) {
                    throw e;
                }
                lost = e;
            }
            // A lost answer may hide a change that was made, so Twilio is asked how the number stands before a repeat.
            TwilioNumber now = readBack();
            if (taken(now)) {
                return now;
            }
            if (!standsAsBefore(now)) {
                throw failure(
                        "SB-308",
                        "The number was changed meanwhile, so it was left as it is.",
                        "Look at it, then plan again.",
                        lost);
            }
        }
        throw failure(
                "SB-306",
                "The update did not arrive, " + MOST_POSTS + " times.",
                "Sync again; the number stands as before.",
                lost);
    }

    private TwilioNumber post() {
        TwilioNumber after = SdkAccount.call(() -> SdkNumbers.post(client, accountSid, sid, to));
        account.requireOurs(after.accountSid());
        SdkAccount.requireSame(after.sid(), sid);
        return after;
    }

    private TwilioNumber checked(TwilioNumber after) {
        if (taken(after)) {
            return after;
        }
        throw failure(
                "SB-304",
                "Twilio answered the update, but the number does not have the new address.",
                "Sync again; if it stays, look at the number in the Twilio Console.",
                null);
    }

    /** The number as it is. Where Twilio answers with an error of its own to this too, nobody knows. */
    private TwilioNumber readBack() {
        try {
            return account.require(sid);
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.Twilio) || SdkAccount.isGone(e.failure())) {
                throw e;
            }
            throw failure(
                    "SB-307",
                    "Whether Twilio made the change is not known: it answered with errors.",
                    "Sync again to see.",
                    e);
        }
    }

    private boolean taken(TwilioNumber now) {
        return to.keySet().stream().allMatch(field -> now.webhook(field).equals(to.get(field)));
    }

    private boolean standsAsBefore(TwilioNumber now) {
        return to.keySet().stream().allMatch(field -> now.webhook(field).equals(from.getOrDefault(field, "")));
    }

    private static boolean answerIsUnknown(Failure failure) {
        return failure instanceof Failure.Network || failure.code().equals("SB-301");
    }

    private static FailureException failure(String code, String sentence, String wayOut, @Nullable Throwable cause) {
        return new Failure.Twilio(code, sentence, wayOut, null, cause).exception();
    }
}
