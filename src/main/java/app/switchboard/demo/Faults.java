package app.switchboard.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What goes wrong on purpose. Everything can be switched while requests are under way, from any thread; nothing is wrong to begin with.
 *
 * <pre>{@code
 * twilio.faults().when("GET", "/IncomingPhoneNumbers.json").after(1).times(2).unavailable();
 * twilio.faults().when("POST", sid).loseAnswer();
 * }</pre>
 */
public final class Faults {

    private final List<Fault> rules = new CopyOnWriteArrayList<>();
    private final Map<String, Reply> refusals = new ConcurrentHashMap<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile int limit = Integer.MAX_VALUE;
    private volatile boolean authDenied;
    private volatile CountDownLatch release = new CountDownLatch(1);

    Faults() {}

    /** Starts a rule for requests with this method whose path contains the text. It takes effect when it is told what to do. */
    public Fault when(String method, String pathPart) {
        return when(request -> request.method().equals(method) && request.path().contains(pathPart));
    }

    /** Starts a rule for the requests that match (their status is 0 by then). The oldest rule that matches and is not used up decides. */
    public Fault when(Predicate<Recorded> matches) {
        return new Fault(this, matches);
    }

    /** Lets every request take at least this long. */
    public Faults latency(Duration perRequest) {
        this.latency = perRequest;
        return this;
    }

    /** Answers 429/20429, at once, to each request of an account that has this many under way. */
    public Faults concurrencyLimit(int inFlight) {
        this.limit = inFlight;
        return this;
    }

    /** Answers 401/20003 to every request from now on. */
    public Faults denyAuth() {
        this.authDenied = true;
        return this;
    }

    /** Refuses each update of that number, such as with 400, 21402. */
    public Faults refuseUpdate(String numberSid, int status, int code, String message) {
        refusals.put(numberSid, Reply.error(status, code, message));
        return this;
    }

    /** All is well again. Requests that hang lose their connection; those that wait out a latency go on. */
    public Faults clear() {
        rules.clear();
        refusals.clear();
        latency = Duration.ZERO;
        limit = Integer.MAX_VALUE;
        authDenied = false;
        CountDownLatch waiting = release;
        release = new CountDownLatch(1);
        waiting.countDown();
        return this;
    }

    Faults add(Fault rule) {
        rules.add(rule);
        return this;
    }

    int limit() {
        return limit;
    }

    boolean authDenied() {
        return authDenied;
    }

    Optional<Reply> refusal(Recorded request) {
        return Api.updates(request).map(refusals::get);
    }

    Reply apply(Recorded request, Supplier<Reply> real) {
        for (Fault rule : rules) {
            if (rule.claims(request)) {
                return rule.effect(real);
            }
        }
        return real.get();
    }

    void sitOutLatency() {
        Duration wait = latency;
        if (wait.isPositive()) {
            await(wait);
        }
    }

    Reply hang() {
        await(Duration.ofDays(365));
        return Reply.dropped();
    }

    private void await(Duration atMost) {
        try {
            var ignored = release.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // The server is closing.
            Thread.currentThread().interrupt();
        }
    }
}
