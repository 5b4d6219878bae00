package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import app.switchboard.cli.SwitchboardCommand;
import app.switchboard.cli.Terminal;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.secrets.Secrets;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.twilio.TwilioProxy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code proxy status | set | clear}, in process. That a proxy is really signed in to is in {@code ProxyTest} and {@code ProxyIT}. */
class ProxyCommandTest {

    private static final String PASSWORD = "proxy-canary-88";

    @TempDir
    Path folder;

    private final StringBuilder said = new StringBuilder();

    /** Runs a command on an engine of its own, as a process would. */
    private int run(Map<String, String> environment, boolean vault, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream console = System.out;
        PrintStream errors = System.err;
        InputStream input = System.in;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setIn(new ByteArrayInputStream((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)));
        // The engine closes them.
        Secrets secrets = Secrets.withoutKeychain(folder);
        try (DemoTwilio twilio = DemoTwilio.start()) {
            if (vault) {
                secrets.openVault(new Secret("correct horse"));
            }
            TwilioProxy proxy = TwilioProxy.of(environment, secrets);
            TwilioAddress address = new TwilioAddress(twilio.address());
            try (Engine engine = Engine.open(folder, secrets, proxy, () -> new SdkTwilio(address, proxy))) {
                return SwitchboardCommand.run(new EngineHost(engine), Terminal.ofProcess(), arguments);
            }
        } finally {
            System.setOut(console);
            System.setErr(errors);
            System.setIn(input);
            said.setLength(0);
            said.append(out.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void userAndPasswordAreKeptShownByUserAndForgotten() {
        Map<String, String> environment = Map.of("https_proxy", "http://proxy.example:3128");
        assertThat(run(environment, true, "proxy", "status", "--json")).isZero();
        assertThat(said)
                .contains("{\"proxy\":\"proxy.example:3128\",\"from\":\"https_proxy\",\"user\":null,\"kept_in\":null}");

        assertThat(run(environment, true, "proxy", "set", "--user", "mallory", "--password-stdin"))
                .isZero();
        assertThat(run(environment, true, "proxy", "status")).isZero();
        assertThat(said)
                .contains("Proxy: proxy.example:3128 (named by https_proxy)", "User: mallory, from vault")
                .doesNotContain(PASSWORD);

        assertThat(run(environment, true, "proxy", "clear")).isZero();
        assertThat(run(environment, true, "proxy", "status")).isZero();
        assertThat(said).contains("User: none");
    }

    @Test
    void whereNothingCanKeepThePasswordThatIsSaid() {
        Map<String, String> environment = Map.of("https_proxy", "http://proxy.example:3128");
        assertThat(run(environment, false, "proxy", "set", "--user", "mallory", "--password-stdin"))
                .isEqualTo(7);
        assertThat(said).contains("SB-615").doesNotContain(PASSWORD);
    }

    @Test
    void whatTheEnvironmentBringsAlongIsToldAndItsPasswordIsNot() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://eve:" + PASSWORD + "@proxy.example:3128");
        assertThat(run(environment, false, "proxy", "status", "--json")).isZero();
        assertThat(said)
                .contains("\"user\":\"eve\",\"kept_in\":\"environment\"")
                .doesNotContain(PASSWORD);
    }

    @Test
    void withoutAProxyThereIsNothingToSignInTo() {
        assertThat(run(Map.of(), false, "proxy", "set", "--user", "mallory", "--password-stdin"))
                .isEqualTo(2);
        assertThat(run(Map.of(), false, "proxy", "clear")).isZero();
        assertThat(run(Map.of(), false, "proxy", "status")).isZero();
        assertThat(said).contains("take no proxy");
        assertThat(run(Map.of(), false, "proxy", "set", "--user", "a:b", "--password-stdin"))
                .isEqualTo(2);
        assertThat(run(Map.of("https_proxy", "socks5://x:1"), false, "proxy", "status"))
                .isEqualTo(4);
        assertThat(said).contains("SB-219");
    }
}
