package app.switchboard.twilio;

import app.switchboard.base.FailureException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;

/** The network itself: one client, its connections shared by all accounts. */
final class NetworkTransport implements Transport {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final TwilioProxy proxy;
    private final HttpClient http;

    NetworkTransport(TwilioProxy proxy) {
        this(proxy, platformTrust());
    }

    /** With other certificates than the platform's: for tests, which have an authority of their own. Names are checked all the same. */
    NetworkTransport(TwilioProxy proxy, SSLContext trust) {
        this.proxy = proxy;
        http = HttpClient.newBuilder()
                // Measured, HTTP/2 is no faster (docs/benchmarks.md), and there what one connection loses all its
                // requests lose.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(proxy.selector())
                .sslContext(trust)
                .build();
    }

    private static SSLContext platformTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        Optional<ProxyAddress> through;
        try {
            through = proxy.route(request.uri());
        } catch (FailureException e) {
            return CompletableFuture.failedFuture(e);
        }
        return through.map(at -> new ProxiedExchange(http, proxy, at, request).start())
                .orElseGet(() -> http.sendAsync(request, CappedBody.handler()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
