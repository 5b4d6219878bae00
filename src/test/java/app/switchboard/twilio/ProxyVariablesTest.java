package app.switchboard.twilio;

import static app.switchboard.twilio.TlsGuardTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy in the environment, as curl and others read it. */
class ProxyVariablesTest {

    private static final URI API = URI.create("https://api.twilio.com/2010-04-01/x");

    private static Optional<ProxyVariables.Named> find(Map<String, String> environment) {
        return new ProxyVariables(environment).find(API);
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, proxy.example:3128",
        "http://proxy.example:3128/, proxy.example:3128",
        "proxy.example:8080, proxy.example:8080",
        "PROXY.example, proxy.example:80",
        "HTTP://10.0.0.1:1, 10.0.0.1:1",
        "http://[fd00::1]:3128, [fd00::1]:3128",
        "http://me:secret@proxy.example:3128, proxy.example:3128",
    })
    void addressesAreRead(String value, String address) {
        assertThat(find(Map.of("https_proxy", " " + value + " ")))
                .hasValueSatisfying(named -> assertThat(named.address()).hasToString(address));
    }

    @Test
    void theMostParticularVariableComesFirst() {
        assertThat(find(Map.of("HTTPS_PROXY", "upper:1", "ALL_PROXY", "all:1", "https_proxy", "lower:1")))
                .hasValueSatisfying(named -> assertThat(named.address().from()).isEqualTo("https_proxy"));
        assertThat(find(Map.of("HTTPS_PROXY", "upper:1", "all_proxy", "all:1", "https_proxy", " ")))
                .hasValueSatisfying(named -> assertThat(named.address().from()).isEqualTo("HTTPS_PROXY"));
        assertThat(find(Map.of("ALL_PROXY", "all:1", "http_proxy", "plain:1")))
                .hasValueSatisfying(named -> assertThat(named.address().from()).isEqualTo("ALL_PROXY"));
        assertThat(find(Map.of("http_proxy", "plain:1"))).isEmpty();
    }

    @Test
    void userAndPasswordAreDecodedAndNotShown() {
        ProxyVariables.Named named =
                find(Map.of("https_proxy", "http://d%40me:p%3A+s%23@proxy:1")).orElseThrow();
        ProxyLogin login = named.login().orElseThrow();
        assertThat(login.user()).isEqualTo("d@me");
        assertThat(login.password().reveal()).isEqualTo("p:+s#");
        assertThat(named.toString()).doesNotContain("p:+s#", "p%3A");
        assertThat(find(Map.of("https_proxy", "http://:p@proxy:1"))
                        .orElseThrow()
                        .login())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "twilio.com",
                ".twilio.com",
                "x.example, API.twilio.com",
                "*.twilio.com",
                "api.twilio.com:443"
            })
    void whatNoProxyNamesGoesStraight(String list) {
        assertThat(find(Map.of("https_proxy", "proxy:1", "no_proxy", list))).isEmpty();
        assertThat(find(Map.of("https_proxy", "proxy:1", "NO_PROXY", list))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost,127.0.0.1",
                "lio.com",
                "messaging.twilio.com",
                "api.twilio.com:80",
                ".",
                "com.example"
            })
    void whatNoProxyDoesNotNameTakesTheProxy(String list) {
        assertThat(find(Map.of("https_proxy", "proxy:1", "no_proxy", list))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://me:secret@proxy:1080",
                "https://me:secret@proxy:443",
                "http://me:secret@proxy:99999",
                "http://me:secret@",
                "http://me:secret@pro xy:1"
            })
    void whatCannotBeUsedIsNamedWithoutItsPassword(String value) {
        assertFails(() -> find(Map.of("https_proxy", value)), "SB-219");
        assertThat(catchThrowable(() -> find(Map.of("https_proxy", value))))
                .message()
                .doesNotContain("secret");
    }
}
