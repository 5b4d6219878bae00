package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.twilio.AccountPause.Pause;
import app.switchboard.twilio.Places.Place;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guard between the SDK and the network, at the SDK's own extension point. It speaks to Twilio's hosts alone, follows no redirect, ends every exchange (body included) by a deadline, caps what it reads, stops within a second when cancelled, and repeats only what is safe to repeat.
 */
final class GuardedHttpClient extends com.twilio.http.HttpClient {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedHttpClient.class);

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** How long a POST may go on after a cancel; the whole cancel takes less than a second. */
    private static final Duration GRACE = Duration.ofMillis(600);

    private final Transport transport;
    private final TwilioAddress address;
    private final Cancellation cancellation;
    private final Duration deadline;
    private final AccountGate gate;
    private final Places everywhere;
    private final List<Consumer<Duration>> pauseListeners = new CopyOnWriteArrayList<>();
    /** Once the credentials are refused nothing more is sent with them. */
    private volatile @Nullable FailureException rejected;

    private final AtomicLong toldSecond = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();

    /**
     * @param gate shared by all clients of the account
     * @param everywhere bounds what all accounts together have in flight
     */
    GuardedHttpClient(
            Transport transport,
            TwilioAddress address,
            Duration deadline,
            AccountGate gate,
            Places everywhere,
            Cancellation cancellation) {
        this.transport = transport;
        this.address = address;
        this.deadline = deadline;
        this.gate = gate;
        this.everywhere = everywhere;
        this.cancellation = cancellation;
    }

    void onPause(Consumer<Duration> listener) {
        pauseListeners.add(listener);
    }

    TwilioAccount.Traffic traffic() {
        return new TwilioAccount.Traffic(requests.get(), retries.get());
    }

    /** Repeats by our own rules: the SDK's would repeat a failed POST three times, 100 ms apart. */
    @Override
    public Response reliableRequest(Request request) {
        for (int attempt = 1; ; attempt++) {
            Attempt outcome = attempt(request);
            if (outcome.failure() == null) {
                // The SDK writes the headers to its log and would stumble over none; there is nothing in them for it.
                return new Response(outcome.body(), outcome.status(), new Header[0]);
            }
            Duration pause = RetryPolicy.pause(request.getMethod(), outcome, attempt);
            if (pause == null) {
                throw outcome.failure();
            }
            LOG.debug("Attempt {} ended with {}; again in {} ms", attempt, outcome.describe(), pause.toMillis());
            retries.incrementAndGet();
            if (RetryPolicy.isAskedFor(outcome)) {
                // Sat out before the next attempt, by every request of the account.
                gate.pause.begin(pause);
            } else {
                transport.pause(pause, cancellation);
            }
        }
    }

    @Override
    public Response makeRequest(Request request) {
        return reliableRequest(request);
    }

    private Attempt attempt(Request request) {
        URI target = address.resolve(uriOf(request));
        Place place = takePlace();
        FailureException refused = rejected;
        if (refused != null) {
            gate.limit.giveBack();
            throw refused;
        }
        Attempt outcome = null;
        try {
            outcome = inPlace(build(request, target));
            // A sign-in page that says 401 says nothing of the credentials.
            if (outcome.status() == 401 && outcome.refusesCredentials()) {
                rejected = outcome.failure();
            }
            return outcome;
        } finally {
            gate.limit.release(place, RetryPolicy.endOf(outcome), outcome == null ? 0 : outcome.concurrent());
        }
    }

    /** A place among the account's requests, outside its pauses. */
    private Place takePlace() {
        while (true) {
            sitOutPause();
            Place place = gate.limit.take(cancellation);
            if (gate.pause.current() == null) {
                return place;
            }
            gate.limit.giveBack();
        }
    }

    /** Counted down by what was waited, not by the clock: where time is a model's, the clock does not tell. */
    private void sitOutPause() {
        for (Pause pause = gate.pause.current(); pause != null; pause = gate.pause.current()) {
            Duration left = pause.left().plusMillis(1);
            while (left.isPositive()) {
                tell(pause, left);
                Duration slice = left.compareTo(SECOND) < 0 ? left : SECOND;
                transport.pause(slice, cancellation);
                left = left.minus(slice);
            }
            gate.pause.over(pause);
        }
    }

    /** Tells of each second of a pause once, whoever waits. */
    private void tell(Pause pause, Duration left) {
        Duration seconds = Duration.ofSeconds(left.plusMillis(998).toSeconds());
        long second = pause.number() * 1000 + seconds.toSeconds();
        if (toldSecond.getAndSet(second) != second) {
            LOG.debug("Twilio asked for a pause; {} s are left", seconds.toSeconds());
            pauseListeners.forEach(listener -> listener.accept(seconds));
        }
    }

    private Attempt inPlace(HttpRequest request) {
        everywhere.take(cancellation);
        try {
            return exchange(request);
        } finally {
            everywhere.give();
        }
    }

    private Attempt exchange(HttpRequest request) {
        requests.incrementAndGet();
        CompletableFuture<HttpResponse<String>> answer = transport.send(request);
        CompletableFuture<HttpResponse<String>> timed =
                answer.copy().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
        // A POST under way may have been carried out already: its answer is given a moment, so that it can be booked.
        Runnable onCancel = request.method().equals("POST")
                ? () -> timed.orTimeout(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                : () -> timed.cancel(true);
        try (var _ = cancellation.onCancel(onCancel)) {
            return Answers.read(timed.join());
        } catch (CancellationException e) {
            throw new CancelledException();
        } catch (CompletionException e) {
            cancellation.throwIfCancelled();
            return Attempt.lost(NetworkFailures.lost(e.getCause() == null ? e : e.getCause(), deadline));
        } finally {
            // Aborts the exchange where it is still under way: after the deadline, or when cancelled.
            answer.cancel(true);
        }
    }

    private HttpRequest build(Request request, URI target) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(target)
                .timeout(deadline)
                .header("Authorization", request.getAuthString())
                .header("Accept", "application/json")
                .header("User-Agent", "switchboard twilio-java/13");
        if (request.getMethod() == HttpMethod.POST) {
            builder.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(request.encodeFormBody()));
        } else {
            builder.method(request.getMethod().toString(), BodyPublishers.noBody());
        }
        return builder.build();
    }

    private static URI uriOf(Request request) {
        try {
            return request.constructURL().toURI();
        } catch (URISyntaxException e) {
            throw NetworkFailures.notTwilio(e);
        }
    }

    /**
     * What one attempt came to: a good answer, or a failure.
     *
     * @param status the HTTP status; 0 where no answer came
     * @param headers the answer's, empty where none came
     */
    record Attempt(
            int status,
            String body,
            Map<String, List<String>> headers,
            @Nullable FailureException failure) {

        static Attempt lost(FailureException failure) {
            return new Attempt(0, "", Map.of(), failure);
        }

        /** How many requests of the account Twilio counted when it answered; 0 where it does not say. */
        int concurrent() {
            List<String> header = headers.getOrDefault("twilio-concurrent-requests", List.of());
            return header.isEmpty() || !header.getFirst().matches("\\d{1,6}") ? 0 : Integer.parseInt(header.getFirst());
        }

        boolean refusesCredentials() {
            return failure != null && failure.failure() instanceof Failure.Credentials;
        }

        String describe() {
            return status == 0 ? "no answer" : "HTTP " + status;
        }
    }
}
