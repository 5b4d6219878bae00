package app.switchboard.sim;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** An HTTP answer that came over no wire: a status and a body. */
interface HttpAnswer extends HttpResponse<String> {

    HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of("Retry-After", List.of("1")), (name, value) -> true);

    int status();

    @Override
    default int statusCode() {
        return status();
    }

    @Override
    default HttpHeaders headers() {
        return NO_HEADERS;
    }

    @Override
    default HttpRequest request() {
        throw new UnsupportedOperationException();
    }

    @Override
    default Optional<HttpResponse<String>> previousResponse() {
        return Optional.empty();
    }

    @Override
    default Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    default URI uri() {
        throw new UnsupportedOperationException();
    }

    @Override
    default HttpClient.Version version() {
        return HttpClient.Version.HTTP_1_1;
    }
}
