package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.FailureException;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guard between the SDK and the network, at the SDK's own extension point. It speaks to Twilio's hosts alone, follows no redirect, ends every exchange (body included) by a deadline, caps what it reads, stops within a second when cancelled, and repeats only what is safe to repeat.
 */
final class GuardedHttpClient extends com.twilio.http.HttpClient {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedHttpClient.class);

    /** How long a POST may go on after a cancel; the whole cancel takes less than a second. */
    private static final Duration GRACE = Duration.ofMillis(600);

    private final Transport transport;
    private final TwilioAddress address;
    private final Cancellation cancellation;
    private final Duration deadline;
    private final AdaptiveLimit limit = new AdaptiveLimit();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();

    GuardedHttpClient(Transport transport, TwilioAddress address, Duration deadline, Cancellation cancellation) {
        this.transport = transport;
        this.address = address;
        this.deadline = deadline;
        this.cancellation = cancellation;
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
            transport.pause(pause, cancellation);
        }
    }

    @Override
    public Response makeRequest(Request request) {
        return reliableRequest(request);
    }

    private Attempt attempt(Request request) {
        URI target = address.resolve(uriOf(request));
        limit.acquire(cancellation);
        Attempt outcome;
        try {
            outcome = exchange(build(request, target));
        } catch (Throwable e) {
            limit.release(false, false);
            throw e;
        }
        limit.release(outcome.failure() == null, outcome.status() == 429);
        return outcome;
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
            return Attempt.lost(Answers.lost(e.getCause() == null ? e : e.getCause(), deadline));
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
            throw Answers.notTwilio(e).exception();
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

        String describe() {
            return status == 0 ? "no answer" : "HTTP " + status;
        }
    }

    static boolean isTimeout(Throwable thrown) {
        return thrown instanceof TimeoutException || thrown instanceof java.net.http.HttpTimeoutException;
    }
}
