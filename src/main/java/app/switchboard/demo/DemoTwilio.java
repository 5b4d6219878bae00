package app.switchboard.demo;

import app.switchboard.base.Threads;
import app.switchboard.demo.Api.Caller;
import app.switchboard.demo.Reply.Delivery;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Twilio on 127.0.0.1 that speaks the real one's wire format, the API and the messaging host on one port. Data lives in memory and ends with it. */
public final class DemoTwilio implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoTwilio.class);
    private static final int MAX_FORM = 1 << 20;

    private final Map<String, DemoAccount> accounts;
    private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final Api api;
    private final HttpServer server;
    private final ExecutorService threads = Threads.each("demo");

    private DemoTwilio(HttpServer server, List<DemoAccount> accounts) {
        this.server = server;
        this.accounts =
                accounts.stream().collect(Collectors.toUnmodifiableMap(DemoAccount::accountSid, account -> account));
        this.api = new Api(this.accounts, Clock.systemUTC());
    }

    /**
     * Binds a free port of 127.0.0.1 and serves.
     *
     * @throws UncheckedIOException if no port can be had
     */
    public static DemoTwilio start(DemoAccount... accounts) {
        // Without it each answer on a kept connection can wait 40 ms for an acknowledgement. Read once, by the first
        // server of the process.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
            DemoTwilio twilio = new DemoTwilio(server, List.of(accounts));
            twilio.server.setExecutor(twilio.threads);
            twilio.server.createContext("/", twilio::serve);
            twilio.server.start();
            return twilio;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://127.0.0.1:PORT} */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * The account with that SID.
     *
     * @throws NoSuchElementException if there is none
     */
    public DemoAccount account(String accountSid) {
        return Optional.ofNullable(accounts.get(accountSid)).orElseThrow();
    }

    /** What goes wrong on purpose. */
    public Faults faults() {
        return faults;
    }

    /** Every request that arrived since the start or {@link #forgetRequests}, in order. */
    public List<Recorded> requests() {
        return journal.all();
    }

    public void forgetRequests() {
        journal.forget();
    }

    /** Ends every connection and frees the port. Idempotent. */
    @Override
    public void close() {
        server.stop(0);
        faults.clear();
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Recorded request = read(exchange);
            Journal.Entry entry = journal.add(request);
            Optional<Caller> caller =
                    api.caller(Credentials.from(exchange.getRequestHeaders().getFirst("Authorization")));
            AtomicInteger busy = caller.map(
                            known -> inFlight.computeIfAbsent(known.account().accountSid(), sid -> new AtomicInteger()))
                    .orElseGet(AtomicInteger::new);
            int concurrent = busy.incrementAndGet();
            Reply reply;
            try {
                reply = answer(request, caller, concurrent);
            } finally {
                // Before the answer leaves, or the client's next request would be counted beside this one.
                busy.decrementAndGet();
            }
            if (reply.delivery() != Delivery.NONE) {
                entry.answered(reply.status());
                send(exchange, reply, concurrent);
            }
            LOG.debug("{} {} -> {} {}", request.method(), request.path(), reply.status(), reply.delivery());
        }
    }

    private Reply answer(Recorded request, Optional<Caller> caller, int concurrent) {
        if (concurrent > faults.limit()) {
            return Reply.tooManyRequests();
        }
        faults.sitOutLatency();
        return faults.apply(request, () -> {
            if (faults.authDenied() || caller.isEmpty()) {
                return Reply.unauthorized();
            }
            return faults.refusal(request).orElseGet(() -> api.answer(caller.get(), request));
        });
    }

    private static Recorded read(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM);
        return new Recorded(
                exchange.getRequestMethod(),
                uri.getPath(),
                decode(uri.getRawQuery()),
                decode(new String(body, StandardCharsets.UTF_8)),
                0);
    }

    private static Map<String, String> decode(@Nullable String pairs) {
        if (pairs == null || pairs.isEmpty()) {
            return Map.of();
        }
        Map<String, String> decoded = new LinkedHashMap<>();
        for (String pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            decoded.put(
                    URLDecoder.decode(key, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return Collections.unmodifiableMap(decoded);
    }

    private static void send(HttpExchange exchange, Reply reply, int concurrent) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", reply.contentType());
        headers.set("Twilio-Concurrent-Requests", Integer.toString(concurrent));
        headers.set("Twilio-Request-Id", Sids.random("RQ"));
        reply.headers().forEach(headers::set);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        boolean endless = reply.delivery() == Delivery.ENDLESS;
        // To HttpServer 0 means "chunked, of any length" and -1 "no body".
        exchange.sendResponseHeaders(reply.status(), endless ? 0 : body.length == 0 ? -1 : body.length);
        OutputStream out = exchange.getResponseBody();
        if (reply.delivery() == Delivery.HALF) {
            out.write(body, 0, body.length / 2);
            out.flush();
        } else {
            out.write(body);
            // Ends when the client leaves: then the write fails.
            while (endless) {
                out.write(body);
            }
        }
    }
}
