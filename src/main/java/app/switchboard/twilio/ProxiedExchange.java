package app.switchboard.twilio;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One request through a proxy's tunnel. The proxy's user and password go into its CONNECT alone, and only after it asked: the client takes {@code Proxy-} headers for the tunnel and all others for what is inside it. A request that the proxy turned away never reached Twilio, so it is safe to send again.
 */
final class ProxiedExchange {

    private final HttpClient http;
    private final TwilioProxy proxies;
    private final ProxyAddress proxy;
    private final HttpRequest request;
    private final CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();

    ProxiedExchange(HttpClient http, TwilioProxy proxies, ProxyAddress proxy, HttpRequest request) {
        this.http = http;
        this.proxies = proxies;
        this.proxy = proxy;
        this.request = request;
    }

    /** Sends; cancelling what is returned ends the exchange. */
    CompletableFuture<HttpResponse<String>> start() {
        if (proxies.isRefused(proxy)) {
            return CompletableFuture.failedFuture(ProxyFailures.refused());
        }
        send(proxies.known(proxy));
        return answer;
    }

    private void send(Optional<ProxyLogin> login) {
        CompletableFuture<HttpResponse<String>> sent = http.sendAsync(signedIn(login), CappedBody.handler());
        var _ = answer.whenComplete((response, thrown) -> sent.cancel(true));
        var _ = sent.whenComplete((response, thrown) -> {
            try {
                came(login, response, thrown);
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
    }

    private HttpRequest signedIn(Optional<ProxyLogin> login) {
        return login.map(known -> HttpRequest.newBuilder(request, (name, value) -> true)
                        .setHeader(ProxyFailures.AUTHORIZATION, known.header())
                        .build())
                .orElse(request);
    }

    private void came(Optional<ProxyLogin> sent, @Nullable HttpResponse<String> response, @Nullable Throwable thrown) {
        if (answer.isDone()) {
            return;
        }
        if (response == null) {
            Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
                    ? thrown.getCause()
                    : thrown == null ? new IllegalStateException() : thrown;
            answer.completeExceptionally(ProxyFailures.lost(cause, proxy)
                    .<Throwable>map(known -> known)
                    .orElse(cause));
        } else if (response.statusCode() == 407 && wantsBasic(response)) {
            asked(sent, response);
        } else {
            answer.complete(response);
        }
    }

    private static boolean wantsBasic(HttpResponse<String> response) {
        return ProxyFailures.offersBasic(response.headers().allValues("proxy-authenticate"));
    }

    private void asked(Optional<ProxyLogin> sent, HttpResponse<String> response) {
        Optional<ProxyLogin> now = proxies.asked(proxy);
        if (now.isPresent() && sent.filter(now.get()::isSameAs).isEmpty()) {
            send(now);
            return;
        }
        sent.ifPresent(login -> proxies.refused(proxy, login));
        answer.complete(response);
    }
}
