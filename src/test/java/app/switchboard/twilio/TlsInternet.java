package app.switchboard.twilio;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;

/**
 * Twilio's own hosts over TLS, by their own names, on loopback, and a thief's beside them; a proxy leads to both. Our connector and the stock SDK go the same way, so that one can be held against the other.
 */
final class TlsInternet implements AutoCloseable {

    static final String SID = "AC" + "0123456789abcdef".repeat(2);
    static final Secret TOKEN = new Secret("fedcba9876543210fedcba9876543210");
    static final String LIST = "IncomingPhoneNumbers.json";

    /** What must never leave for anywhere else. */
    static final String CREDENTIALS = "Basic "
            + Base64.getEncoder().encodeToString((SID + ":" + TOKEN.reveal()).getBytes(StandardCharsets.UTF_8));

    private static final String[] TWILIO = {"api.twilio.com", "messaging.twilio.com"};
    private static final String[] THIEVES = {
        "www.evil.example", "api.twilio.com.evil.example", "messaging.twilio.com.evil.example"
    };

    final TestAuthority authority = new TestAuthority();
    final SSLContext trust = authority.trust();
    final DemoAccount account;
    final DemoTwilio twilio;
    final Foreigner thief = new Foreigner();
    final TunnelProxy proxy = new TunnelProxy();
    final TlsFront front;
    private final List<AutoCloseable> more = new ArrayList<>();

    TlsInternet(int numbers) {
        account = DemoAccount.ofSize(SID, TOKEN.reveal(), numbers);
        twilio = DemoTwilio.start(account);
        front = new TlsFront(authority.server(TWILIO), twilio.address().getPort());
        lead(front.port(), TWILIO);
        lead(also(new TlsFront(authority.server(THIEVES), thief.port())).port(), THIEVES);
    }

    private void lead(int port, String... hosts) {
        for (String host : hosts) {
            proxy.lead(host, port);
        }
    }

    /**
     * Puts another server in Twilio's place for a while.
     *
     * @param headers of each of its answers
     * @return how many requests it got
     */
    int replaceTwilioFor(
            Function<Foreigner.Request, Foreigner.Answer> says,
            Map<String, String> headers,
            Consumer<SdkTwilio> meanwhile) {
        try (Foreigner server = new Foreigner(says, headers);
                TlsFront other = new TlsFront(authority.server(TWILIO), server.port())) {
            lead(other.port(), TWILIO);
            // A new one: connections of another lead to the other server.
            meanwhile.accept(guarded(Duration.ofSeconds(20)));
            return server.requests().size();
        } finally {
            lead(front.port(), TWILIO);
        }
    }

    /** Puts a server with another certificate in Twilio's place. */
    void replaceCertificate(SSLContext server) {
        lead(also(new TlsFront(server, twilio.address().getPort())).port(), TWILIO);
    }

    <T extends AutoCloseable> T also(T server) {
        more.add(server);
        return server;
    }

    /** The proxy as a computer's settings name it. */
    TwilioProxy settings() {
        return new TwilioProxy(Map.of("https_proxy", "http://" + proxy.address()), null, null);
    }

    /** Our connector, over the real network code; pauses between repeats are left out. */
    SdkTwilio guarded(Duration deadline) {
        return guarded(deadline, settings());
    }

    SdkTwilio guarded(Duration deadline, TwilioProxy by) {
        return over(deadline, new NetworkTransport(by, trust));
    }

    SdkTwilio over(Duration deadline, Transport network) {
        return also(new SdkTwilio(TwilioAddress.TWILIO, deadline, new Hurried(network)));
    }

    /** As the SDK comes, with its own HTTP client. */
    TwilioRestClient stock() {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setProxy(new HttpHost("127.0.0.1", proxy.port()))
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                        .build());
        return new TwilioRestClient.Builder(SID, TOKEN.reveal())
                .httpClient(new NetworkHttpClient(builder))
                .build();
    }

    static List<TwilioNumber> list(SdkTwilio connector) {
        return list(connector, new Cancellation());
    }

    static List<TwilioNumber> list(SdkTwilio connector, Cancellation cancellation) {
        List<TwilioNumber> all = new ArrayList<>();
        connector.connect(SID, TOKEN, cancellation).listNumbers(all::addAll);
        return all;
    }

    /** Lets the first page lead on to somewhere else. */
    void nextPageIs(String link) {
        twilio.faults().when("GET", LIST).rewrite(body -> next(body, link));
    }

    static String next(String body, String link) {
        return body.replaceFirst("\"next_page_uri\"\\s*:\\s*(\"[^\"]*\"|null)", "\"next_page_uri\":\"" + link + "\"");
    }

    /** All is well again, and nothing was sent yet. */
    void reset() {
        twilio.faults().clear();
        twilio.forgetRequests();
        thief.forget();
        proxy.forget();
        front.forget();
    }

    @Override
    public void close() {
        more.reversed().forEach(server -> {
            try {
                server.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        proxy.close();
        front.close();
        thief.close();
        twilio.close();
    }
}
