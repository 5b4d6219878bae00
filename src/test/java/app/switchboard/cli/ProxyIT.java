package app.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.cli.PackagedApp.Result;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.twilio.TestAuthority;
import app.switchboard.twilio.TlsFront;
import app.switchboard.twilio.TunnelProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged app behind a proxy that asks for a password, on its way to Twilio's own names over TLS. */
class ProxyIT {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";
    private static final String PASSWORD = "proxy-canary-77";

    @TempDir
    Path folder;

    @Test
    void numbersComeThroughAProxyThatAsksAndItsPasswordStaysInTheVault() throws Exception {
        TestAuthority authority = new TestAuthority();
        Path trust = authority.trustStore(folder.resolve("trust.p12"));
        try (DemoTwilio twilio = DemoTwilio.start(DemoAccount.ofSize(SID, TOKEN, 3));
                TlsFront front = new TlsFront(
                        authority.server("api.twilio.com", "messaging.twilio.com"),
                        twilio.address().getPort());
                TunnelProxy proxy = new TunnelProxy()
                        .lead("api.twilio.com", front.port())
                        .lead("messaging.twilio.com", front.port())
                        .require("mallory", PASSWORD)) {
            PackagedApp app = new PackagedApp(folder, "");
            Map<String, String> environment = Map.of(
                    "SWITCHBOARD_TWILIO_API",
                    "",
                    "HTTPS_PROXY",
                    "http://127.0.0.1:" + proxy.port(),
                    "JDK_JAVA_OPTIONS",
                    "-Djavax.net.ssl.trustStorePassword=changeit -Djavax.net.ssl.trustStore=" + trust);
            app.run("workspace", "add", "acme", "--name", "Acme Ltd");

            Result set = app.runWith(PASSWORD, environment, "proxy", "set", "--user", "mallory", "--password-stdin");
            assertThat(set.err())
                    .contains("127.0.0.1:" + proxy.port() + ": user and password are kept in the vault now");
            assertThat(set.exitCode()).isZero();
            Result saved = app.runWith(
                    TOKEN, environment, "credentials", "save", "acme", "--account-sid", SID, "--auth-token-stdin");
            assertThat(saved.err()).doesNotContain("SB-", PASSWORD);
            assertThat(saved.exitCode()).isZero();

            assertThat(app.run("numbers", "--workspace", "acme", "--csv").out().lines())
                    .hasSize(4);
            assertThat(proxy.heads())
                    .isNotEmpty()
                    .allSatisfy(head ->
                            assertThat(head).startsWith("CONNECT ").doesNotContain(TOKEN, base64(SID + ":" + TOKEN)));
            assertThat(front.received()).doesNotContain(PASSWORD, base64("mallory:" + PASSWORD));
            assertNowhereOnDisk(PASSWORD, base64("mallory:" + PASSWORD), "mallory");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertNowhereOnDisk(String... texts) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".txt"))
                    .toList();
            assertThat(all).anyMatch(file -> file.endsWith("vault.json"));
            for (Path file : all) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(texts);
            }
        }
    }
}
