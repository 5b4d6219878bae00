package app.switchboard.twilio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A connection to one Twilio account. Safe for many threads. Every method throws {@link app.switchboard.base.FailureException} (SB-1xx, SB-2xx, SB-3xx) and {@link app.switchboard.base.Cancellation.CancelledException}.
 */
public interface TwilioAccount {

    /** Asks Twilio whether the credentials open the account, in one request. */
    AccountFacts verify();

    /**
     * Lists every number, page by page of 1000. It returns only after the last page: a listing that breaks off throws.
     *
     * @param page takes each page as it comes; never empty, no SID twice
     */
    void listNumbers(Consumer<List<TwilioNumber>> page);

    /** One number as it is now; empty where Twilio knows it no longer (20404). */
    Optional<TwilioNumber> number(String sid);

    /**
     * Changes webhook fields of a number, and no other. After a lost answer the number is read back: what was changed is done, what stands as before is posted again (three times at most), and what somebody else changed meanwhile is never overwritten (SB-308).
     *
     * @param from the values of these fields that the caller saw; unset is {@code ""}, as is what is absent
     * @param to the values that they are to have; {@code ""} clears a field
     * @return the number as Twilio has it afterwards
     */
    TwilioNumber update(String sid, Map<WebhookField, String> from, Map<WebhookField, String> to);

    /** The account's TwiML apps. */
    List<TwimlApp> applications();

    /** The account's messaging services with the numbers in each: 1 + S requests. */
    List<MessagingService> messagingServices();

    /**
     * Tells of each time for which Twilio asks the account to send nothing (Retry-After): when it begins, or when this connection runs into it.
     *
     * @param listener takes its length, 1 to 60 s; called on a thread that waits, so it must be quick
     */
    void onPause(Consumer<Duration> listener);

    /** What was sent so far. */
    Traffic traffic();

    /**
     * What verification tells.
     *
     * @param status {@code active}, {@code suspended} or {@code closed}
     */
    record AccountFacts(String sid, String friendlyName, String status) {}

    /** A TwiML app: a number that names it ignores its own URLs. */
    record TwimlApp(String sid, String name, String smsUrl, String voiceUrl) {}

    /**
     * A messaging service: it receives what is sent to the numbers in it.
     *
     * @param inboundUrl where it sends them; empty: inbound messages are dropped
     * @param usesNumbersOwnWebhook true where it leaves inbound messages to the number's own webhook
     * @param numberSids the numbers in it
     */
    record MessagingService(
            String sid, String name, String inboundUrl, boolean usesNumbersOwnWebhook, List<String> numberSids) {}

    /**
     * Requests on the wire.
     *
     * @param requests sent, repeats included
     * @param retries how many of them were repeats
     */
    record Traffic(int requests, int retries) {}
}
