package app.switchboard.twilio;

import static app.switchboard.twilio.TlsGuardTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who counts as Twilio: whoever has a certificate for its name, by an authority that is trusted, and nobody else gets a request. */
class TlsTrustTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** The first byte of a TLS client's first record: no request begins so. */
    private static final int HANDSHAKE = 22;

    private final List<Integer> received = new CopyOnWriteArrayList<>();
    private final TlsInternet internet = new TlsInternet(3);

    @AfterEach
    void close() {
        internet.close();
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                stranger("an authority that nobody trusts", own -> new TestAuthority().server("api.twilio.com")),
                stranger("another name", own -> own.server("www.evil.example")),
                stranger("the name of a neighbour", own -> own.server("twilio.com", "xapi.twilio.com")),
                stranger(
                        "a certificate that ended",
                        own -> own.server(Instant.now().minus(Duration.ofHours(1)), "api.twilio.com")));
    }

    private static Arguments stranger(String name, Function<TestAuthority, SSLContext> server) {
        return Arguments.argumentSet(name, server);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void aServerThatCannotProveToBeTwilioGetsNothing(Function<TestAuthority, SSLContext> server) {
        internet.replaceCertificate(server.apply(internet.authority));
        assertFails(() -> TlsInternet.list(internet.guarded(LONG)), "SB-208");
        assertThat(internet.twilio.requests()).isEmpty();
    }

    /** What runs outside of tests trusts what this Java trusts; a test's authority is not among that. */
    @Test
    void thePlatformsTrustIsTheOneThatRuns() {
        assertThat(TlsInternet.list(internet.guarded(LONG))).hasSize(3);
        internet.reset();
        SdkTwilio real = internet.over(LONG, Transport.network(internet.settings()));
        assertFails(() -> TlsInternet.list(real), "SB-208");
        assertThat(internet.twilio.requests()).isEmpty();
    }

    @Test
    void aServerWithNoTlsGetsNothing() {
        Loopback plain = internet.also(new Loopback(Loopback.plain()) {
            @Override
            void serve(Socket client) throws IOException {
                received.add(client.getInputStream().read());
                answer(client, "400 Bad Request", "", "");
            }
        });
        plain.start();
        internet.proxy.lead("api.twilio.com", plain.port());
        assertFails(() -> TlsInternet.list(internet.guarded(LONG)), "SB-208");
        assertThat(received).isNotEmpty().containsOnly(HANDSHAKE);
        assertFails(() -> TwilioAddress.TWILIO.resolve(URI.create("http://api.twilio.com/x")), "SB-205");
    }
}
