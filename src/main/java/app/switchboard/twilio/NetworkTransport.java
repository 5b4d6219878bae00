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

    NetworkTransport(TwilioAddress address) {
        http = HttpClient.newBuilder()
                // A server without TLS here is a loopback one: it need not learn of HTTP/2.
                .version(address.loopback() == null ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
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
