package app.switchboard.twilio;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The network itself: one client, its connections shared by all accounts. */
final class NetworkTransport implements Transport {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient http;

    NetworkTransport() {
        http = HttpClient.newBuilder()
                // Measured, HTTP/2 is no faster (docs/benchmarks.md), and there what one connection loses all its
                // requests lose.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    @Override
    public CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return http.sendAsync(request, CappedBody.handler());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
