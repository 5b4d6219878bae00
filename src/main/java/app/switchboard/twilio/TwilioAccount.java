package app.switchboard.twilio;

import app.switchboard.base.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A connection to one Twilio account. Safe for many threads. Every method throws {@link app.switchboard.base.FailureException} (SB-1xx, SB-2xx, SB-3xx) and {@link app.switchboard.base.Cancellation.CancelledException}.
 */
public interface TwilioAccount {

    /** Asks Twilio whether the credentials open the account, in one request: for the account itself, or with an API key, which may not ask for that, for one number. */
    AccountFacts verify();

    /**
     * Lists every number, page by page of 1000. It returns only after the last page: a listing that breaks off throws.
     *
     * @param page takes each page as it comes, never empty. A number that moves while it is listed can be on two pages: the later one is right
     */
    void listNumbers(Consumer<List<TwilioNumber>> page);

    /** One number as it is now; empty where Twilio knows it no longer (20404). */
    Optional<TwilioNumber> number(String sid);

    /**
     * One number as it is now.
     *
     * @throws app.switchboard.base.FailureException SB-305 where Twilio knows it no longer
     */
    default TwilioNumber require(String sid) {
        return number(sid).orElseThrow(() -> gone().exception());
    }

    /** SB-305: Twilio knows a number no longer. */
    static Failure gone() {
        return new Failure.Twilio(
                "SB-305",
                "Twilio does not know this number any more.",
                "It was released or moved; the next sync shows it.",
                20404,
                null);
    }

    /**
     * Changes webhook fields of a number, and no other. A lost answer is read back before it is called a failure.
     *
     * @param from what the caller saw in the fields; {@code ""}: unset, as is what is absent. Where a read-back shows anything else, somebody changed the number meanwhile: it is left as it is (SB-308)
     * @param to what they are to hold; {@code ""} clears a field
     * @return the number as Twilio has it afterwards
     */
    TwilioNumber update(String sid, Map<WebhookField, String> from, Map<WebhookField, String> to);

    /** The account's TwiML apps. */
    List<TwimlApp> applications();

    /** The account's messaging services. */
    List<MessagingService> messagingServices();

    /** The SIDs of the numbers in a messaging service; none if it was deleted meanwhile. */
    List<String> numbersIn(MessagingService service);

    /**
     * Counts down each time for which Twilio asks the account to send nothing (Retry-After), from when it begins or this connection runs into it.
     *
     * @param listener takes what is left, 60 to 1 s, about each second; called on a thread that waits, so it must be quick
     */
    void onPause(Consumer<Duration> listener);

    /** What was sent so far. */
    Traffic traffic();

    /**
     * What verification tells; an API key learns no more than the SID.
     *
     * @param status {@code active}, {@code suspended} or {@code closed}; empty where it can't be known
     */
    record AccountFacts(String sid, String friendlyName, String status) {}

    /** A TwiML app: a number that names it ignores its own URLs. */
    record TwimlApp(String sid, String name, String smsUrl, String voiceUrl) {}

    /**
     * A messaging service: it receives what is sent to the numbers in it.
     *
     * @param inboundUrl where it sends them; empty: inbound messages are dropped
     * @param usesNumbersOwnWebhook true where it leaves inbound messages to the number's own webhook
     */
    record MessagingService(String sid, String name, String inboundUrl, boolean usesNumbersOwnWebhook) {}

    /**
     * Requests on the wire.
     *
     * @param requests sent, repeats included
     * @param retries how many of them were repeats
     */
    record Traffic(int requests, int retries) {

        public static final Traffic NONE = new Traffic(0, 0);

        /** Both together. */
        public Traffic plus(Traffic other) {
            return new Traffic(requests + other.requests, retries + other.retries);
        }
    }
}
