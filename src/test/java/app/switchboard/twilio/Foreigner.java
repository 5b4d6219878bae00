package app.switchboard.twilio;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server of somebody else's, plain, that says what a test wants and keeps the credentials it is sent. */
public final class Foreigner implements AutoCloseable {

    static final String EMPTY_PAGE = "{\"incoming_phone_numbers\":[],\"services\":[],\"uri\":\"/x\","
            + "\"meta\":{\"key\":\"services\",\"url\":\"https://messaging.twilio.com/v1/Services\"}}";

    /** What is said. */
    record Answer(int status, String contentType, String body) {

        static Answer json(String body) {
            return new Answer(200, "application/json", body);
        }
    }

    /**
     * A request that came.
     *
     * @param authorization {@code ""} where there was none
     */
    record Request(String method, String uri, String authorization, int number) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** Says that there is nothing. */
    public Foreigner() {
        this(request -> Answer.json(EMPTY_PAGE), Map.of());
    }

    Foreigner(Function<Request, Answer> says, Map<String, String> headers) {
        try {
            System.setProperty("sun.net.httpserver.nodelay", "true");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                String authorization = exchange.getRequestHeaders().getFirst("Authorization");
                Request request = note(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        authorization == null ? "" : authorization);
                Answer answer = says.apply(request);
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                if (!answer.contentType().isEmpty()) {
                    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
                }
                headers.forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    private synchronized Request note(String method, String uri, String authorization) {
        Request request = new Request(method, uri, authorization, requests.size());
        requests.add(request);
        return request;
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The credentials that it was sent. */
    List<String> authorizations() {
        return requests.stream()
                .map(Request::authorization)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    void forget() {
        requests.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
