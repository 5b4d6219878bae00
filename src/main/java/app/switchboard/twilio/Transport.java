package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * How requests reach Twilio. Below this line is the network alone; all that is decided (limits, repeats, reading back) stands above it, so that a simulation runs the real thing over a model.
 */
public interface Transport extends AutoCloseable {

    /** The network itself, with no proxy: for a Twilio on loopback. */
    static Transport network() {
        return network(TwilioProxy.none());
    }

    /** The network itself. */
    static Transport network(TwilioProxy proxy) {
        return new NetworkTransport(proxy);
    }

    /** Sends a request; the answer's body is capped. A lost answer completes the future exceptionally. */
    CompletableFuture<HttpResponse<String>> send(HttpRequest request);

    /**
     * Waits before a repeat.
     *
     * @throws Cancellation.CancelledException at once when cancelled
     */
    default void pause(Duration time, Cancellation cancellation) {
        cancellation.sleep(time);
    }

    /** Drops all connections. */
    @Override
    default void close() {}
}
