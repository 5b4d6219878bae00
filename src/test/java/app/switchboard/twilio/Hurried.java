package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A transport whose pauses between repeats take no time. */
record Hurried(Transport network) implements Transport {

    @Override
    public CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return network.send(request);
    }

    @Override
    public void pause(Duration time, Cancellation cancellation) {
        cancellation.throwIfCancelled();
    }

    @Override
    public void close() {
        network.close();
    }
}
