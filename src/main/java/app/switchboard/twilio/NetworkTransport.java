package app.switchboard.twilio;

import app.switchboard.base.FailureException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The network itself: one client, its connections shared by all accounts. */
final class NetworkTransport implements Transport {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final TwilioProxy proxy;
    private final Supplier<SSLContext> trust;
    private @Nullable HttpClient http;
    private boolean closed;

    NetworkTransport(TwilioProxy proxy) {
        this(proxy, NetworkTransport::platformTrust);
    }

    /** With other certificates than the platform's: for tests, which have an authority of their own. Names are checked all the same. */
    NetworkTransport(TwilioProxy proxy, SSLContext trust) {
        this(proxy, () -> trust);
    }

    private NetworkTransport(TwilioProxy proxy, Supplier<SSLContext> trust) {
        this.proxy = proxy;
        this.trust = trust;
    }

    /** Made when it is first wanted: that takes a moment and a thread, and many commands need no network. */
    private synchronized HttpClient http() {
        if (http == null) {
            http = made();
            if (closed) {
                http.shutdownNow();
            }
        }
        return http;
    }

    private HttpClient made() {
        return HttpClient.newBuilder()
                // Measured, HTTP/2 is no faster (docs/benchmarks.md), and there what one connection loses all its
                // requests lose.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(proxy.selector())
                .sslContext(trust.get())
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
        return through.map(at -> new ProxiedExchange(http(), proxy, at, request).start())
                .orElseGet(() -> http().sendAsync(request, CappedBody.handler()));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (http != null) {
            http.shutdownNow();
        }
    }
}
