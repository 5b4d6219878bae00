package app.switchboard.bench;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** HTTP/2 against kept connections of HTTP/1.1: the bare loop over TLS on both, to a server that speaks both. Each round has a new client, so that the handshakes count. */
final class HttpBench {

    private static final int LATENCY = 100;
    private static final int PAGES = 5;
    private static final int UPDATES = 1000;
    private static final int AT_ONCE = 25;
    private static final int ROUNDS = 5;
    /** WireMock's own. */
    private static final String KEYSTORE = "/keystore";

    private HttpBench() {}

    static List<Line> run() {
        Times listOne = new Times();
        Times listTwo = new Times();
        Times updateOne = new Times();
        Times updateTwo = new Times();
        WireMockServer server = new WireMockServer(options()
                .dynamicHttpsPort()
                .httpDisabled(true)
                .bindAddress("127.0.0.1")
                .containerThreads(100)
                .disableRequestJournal());
        try {
            server.start();
            serve(server);
            URI address = URI.create("https://localhost:" + server.httpsPort());
            for (int i = -2; i < ROUNDS; i++) {
                boolean warmUp = i < 0;
                round(address, Version.HTTP_1_1, warmUp ? new Times() : listOne, warmUp ? new Times() : updateOne);
                round(address, Version.HTTP_2, warmUp ? new Times() : listTwo, warmUp ? new Times() : updateTwo);
            }
        } finally {
            server.stop();
        }
        return List.of(
                told("HTTP/2 against kept HTTP/1.1 connections, TLS: list 5,000 @100 ms", listTwo, listOne),
                told("The same: 1,000 updates @100 ms, 25 at once", updateTwo, updateOne));
    }

    private static Line told(String name, Times two, Times one) {
        return Line.told(
                name, two.median().toMillis() + " ms", one.median().toMillis() + " ms", Line.times(two.ratioTo(one)));
    }

    /** Pages of as many bytes as Twilio's. */
    private static void serve(WireMockServer server) {
        String number = "{\"sid\":\"PN" + "0".repeat(32) + "\",\"filler\":\"" + "x".repeat(1300) + "\"}";
        String numbers =
                String.join(",", IntStream.range(0, 1000).mapToObj(i -> number).toList());
        server.stubFor(any(anyUrl()).willReturn(aResponse().withBody(number).withFixedDelay(LATENCY)));
        for (int page = 0; page < PAGES; page++) {
            String next = page + 1 == PAGES ? "null" : "\"/page/" + (page + 1) + "\"";
            server.stubFor(get(urlPathEqualTo(page == 0 ? BareLoop.listing(BenchEngine.SID) : "/page/" + page))
                    .willReturn(aResponse()
                            .withBody("{\"next_page_uri\":" + next + ",\"incoming_phone_numbers\":[" + numbers + "]}")
                            .withFixedDelay(LATENCY)));
        }
    }

    private static void round(URI address, Version version, Times list, Times update) {
        List<String> sids = IntStream.range(0, UPDATES).mapToObj(i -> "PN" + i).toList();
        try (BareLoop bare = bare(address, version)) {
            list.time(bare::list);
        }
        try (BareLoop bare = bare(address, version)) {
            update.time(() -> bare.update(sids, AT_ONCE, "SmsUrl=https%3A%2F%2Fours.example"));
        }
    }

    private static BareLoop bare(URI address, Version version) {
        HttpClient http =
                HttpClient.newBuilder().version(version).sslContext(trust()).build();
        return new BareLoop(http, address, BenchEngine.SID, BenchEngine.TOKEN);
    }

    private static SSLContext trust() {
        try (InputStream in = WireMockServer.class.getResourceAsStream(KEYSTORE)) {
            KeyStore keys = KeyStore.getInstance("JKS");
            keys.load(in, "password".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    null,
                    new TrustManager[] {
                        new OneServer(keys.getCertificate(keys.aliases().nextElement()))
                    },
                    null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts one certificate, whatever name it is for, and no other. */
    private static final class OneServer extends X509ExtendedTrustManager {

        private final Certificate only;

        OneServer(Certificate only) {
            this.only = only;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            if (!chain[0].equals(only)) {
                throw new CertificateException("not the benchmark's own server");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no client is trusted");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
