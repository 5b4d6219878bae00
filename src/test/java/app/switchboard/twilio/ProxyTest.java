package app.switchboard.twilio;

import static app.switchboard.twilio.TlsGuardTest.assertFails;
import static app.switchboard.twilio.TlsInternet.CREDENTIALS;
import static app.switchboard.twilio.TlsInternet.SID;
import static app.switchboard.twilio.TlsInternet.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real proxy between us and Twilio's TLS: who is told what, and how each of its refusals is named. */
class ProxyTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String USER = "mallory";
    private static final Secret PASSWORD = new Secret("proxy-canary-55");
    private static final String LOGIN =
            Base64.getEncoder().encodeToString((USER + ":" + PASSWORD.reveal()).getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private final TlsInternet internet = new TlsInternet(3);
    private Secrets secrets;

    @BeforeEach
    void open() {
        secrets = Secrets.withoutKeychain(folder);
    }

    @AfterEach
    void close() {
        secrets.close();
        internet.close();
    }

    private TwilioProxy settings(String value) {
        return new TwilioProxy(Map.of("HTTPS_PROXY", value), null, secrets);
    }

    private TwilioProxy settings() {
        return settings("http://127.0.0.1:" + internet.proxy.port());
    }

    private TwilioProxy savedSettings() {
        internet.proxy.require(USER, PASSWORD.reveal());
        TwilioProxy settings = settings();
        assertThat(settings.save(USER, PASSWORD)).isEqualTo(KeptIn.SESSION);
        return settings;
    }

    @Test
    void aProxyThatAsksGetsItsOwnCredentialsAndTwilioItsOwn() {
        SdkTwilio ours = internet.guarded(LONG, savedSettings());

        assertThat(TlsInternet.list(ours)).hasSize(3);

        assertThat(internet.proxy.heads())
                .hasSize(2)
                .allSatisfy(head -> assertThat(head)
                        .startsWith("CONNECT api.twilio.com:443 ")
                        .doesNotContainIgnoringCase("\r\nauthorization:")
                        .doesNotContain(CREDENTIALS, TOKEN.reveal(), SID));
        assertThat(internet.proxy.heads().getFirst()).doesNotContain(LOGIN);
        assertThat(internet.proxy.heads().getLast()).contains("Proxy-Authorization: Basic " + LOGIN);
        assertThat(internet.front.received())
                .contains("Authorization: " + CREDENTIALS)
                .doesNotContainIgnoringCase("proxy-authorization")
                .doesNotContain(LOGIN, PASSWORD.reveal());
    }

    @Test
    void onceAskedItIsToldAtOnce() {
        SdkTwilio ours = internet.guarded(LONG, savedSettings());
        TlsInternet.list(ours);
        internet.reset();
        // Another host, so another tunnel.
        ours.connect(SID, TOKEN, new Cancellation()).messagingServices();
        assertThat(internet.proxy.heads()).singleElement().asString().contains(LOGIN);
    }

    /** What the proxy turned away never reached Twilio, so a change may be sent again. */
    @Test
    void aChangeIsMadeOnceThoughTheProxyAskedFirst() {
        SdkTwilio ours = internet.guarded(LONG, savedSettings());
        String sid = internet.account.numbers().getFirst().sid();
        ours.connect(SID, TOKEN, new Cancellation())
                .update(sid, Map.of(), Map.of(WebhookField.SMS_URL, "https://new.example/sms"));
        assertThat(internet.twilio.requests())
                .extracting(request -> request.method())
                .containsExactly("POST");
        assertThat(internet.account.number(sid).orElseThrow().smsUrl()).isEqualTo("https://new.example/sms");
    }

    @Test
    void aProxyThatAsksAndNobodyKnowsWhatToSayIsNamed() {
        internet.proxy.require(USER, PASSWORD.reveal());
        SdkTwilio ours = internet.guarded(LONG, settings());
        assertFails(() -> TlsInternet.list(ours), "SB-213");
        assertThat(ours.reachable()).isFalse();
        assertThat(internet.twilio.requests()).isEmpty();
    }

    @Test
    void whatTheProxyRefusedIsNotSentAgainAndAgain() {
        internet.proxy.require(USER, PASSWORD.reveal());
        TwilioProxy settings = settings();
        settings.save(USER, new Secret("wrong-canary-66"));
        SdkTwilio ours = internet.guarded(LONG, settings);
        assertFails(() -> TlsInternet.list(ours), "SB-214");
        assertFails(() -> TlsInternet.list(ours), "SB-214");
        assertThat(internet.proxy.heads())
                .filteredOn(head -> head.contains("Proxy-Authorization"))
                .hasSize(1);

        settings.save(USER, PASSWORD);
        assertThat(TlsInternet.list(ours)).hasSize(3);
        settings.clear();
        assertThat(settings.login()).isEmpty();
    }

    /** Another network's proxy that asks gets nothing: anybody can run one. */
    @Test
    void theCredentialsOfOneProxyAreForThatOneAlone() {
        savedSettings();
        TunnelProxy other = internet.also(new TunnelProxy()).require("any", "thing");
        SdkTwilio ours = internet.guarded(LONG, settings(other.address()));
        assertFails(() -> TlsInternet.list(ours), "SB-213");
        assertThat(other.heads()).noneMatch(head -> head.contains("Proxy-Authorization"));
    }

    @Test
    void theEnvironmentsAddressMayBringThemAlong() {
        internet.proxy.require(USER, PASSWORD.reveal());
        TwilioProxy settings =
                settings("http://" + USER + ":" + PASSWORD.reveal() + "@127.0.0.1:" + internet.proxy.port());
        assertThat(TlsInternet.list(internet.guarded(LONG, settings))).hasSize(3);
        assertThat(settings.inUse().orElseThrow().toString() + settings.login().orElseThrow())
                .doesNotContain(PASSWORD.reveal());
    }

    @Test
    void aKindOfSignInThatIsNotKnownIsNamedAndNothingIsSent() {
        TwilioProxy settings = savedSettings();
        internet.proxy.refuse(
                "407 Proxy Authentication Required",
                "Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n",
                "");
        assertFails(() -> TlsInternet.list(internet.guarded(LONG, settings)), "SB-219");
        assertThat(internet.proxy.heads()).noneMatch(head -> head.contains("Proxy-Authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "403 Forbidden, SB-216",
        "502 Bad Gateway, SB-216",
        "302 Found, SB-212",
        "511 Network Authentication Required, SB-212"
    })
    void aProxyThatDoesNotLetThroughIsNamed(String status, String code) {
        internet.proxy.refuse(status, "Content-Type: text/html\r\n", "<html>no</html>");
        assertFails(() -> TlsInternet.list(internet.guarded(LONG, settings())), code);
        assertThat(internet.proxy.heads()).allSatisfy(head -> assertThat(head).doesNotContain(CREDENTIALS));
    }

    @Test
    void aProxyThatIsNotThereIsNamed() {
        TunnelProxy gone = new TunnelProxy();
        gone.close();
        assertFails(() -> TlsInternet.list(internet.guarded(LONG, settings(gone.address()))), "SB-215");
    }

    @Test
    void theSystemsProxyIsTakenWhereTheEnvironmentNamesNone() {
        Proxy http = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", internet.proxy.port()));
        Proxy socks = new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("127.0.0.1", 9));
        assertThat(TlsInternet.list(internet.guarded(LONG, system(http, Proxy.NO_PROXY))))
                .hasSize(3);
        assertThat(TlsInternet.list(internet.guarded(LONG, system(socks, http))))
                .hasSize(3);
        assertThat(system(Proxy.NO_PROXY).inUse()).isEmpty();
        // Straight to Twilio would be past what the network's owner wants.
        assertFails(() -> TlsInternet.list(internet.guarded(LONG, system(socks))), "SB-219");
        assertThat(system(http).inUse().orElseThrow().from()).isEqualTo(ProxyAddress.SYSTEM);
    }

    private TwilioProxy system(Proxy... proxies) {
        return new TwilioProxy(
                Map.of(),
                new ProxySelector() {
                    @Override
                    public List<Proxy> select(URI uri) {
                        return List.of(proxies);
                    }

                    @Override
                    public void connectFailed(URI uri, SocketAddress at, IOException thrown) {
                        throw new AssertionError(thrown);
                    }
                },
                secrets);
    }

    @Test
    void loopbackTakesNoProxy() {
        try (DemoTwilio demo = DemoTwilio.start(internet.account);
                SdkTwilio ours = new SdkTwilio(new TwilioAddress(demo.address()), settings())) {
            assertThat(TlsInternet.list(ours)).hasSize(3);
            assertThat(internet.proxy.heads()).isEmpty();
        }
    }
}
