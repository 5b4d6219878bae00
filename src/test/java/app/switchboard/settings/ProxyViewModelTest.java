package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import app.switchboard.fx.SameThread;
import app.switchboard.secrets.Secrets;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.twilio.ProxyLogin;
import app.switchboard.twilio.TwilioProxy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy's card without a window. */
@SuppressWarnings("NullAway.Init")
class ProxyViewModelTest {

    private static final String PROXY = "http://proxy.example:3128";

    @TempDir
    Path folder;

    private SettingsBench bench;
    private TwilioProxy proxy;

    private ProxyViewModel open(Map<String, String> environment) {
        Secrets secrets = TestSecrets.withKeychain(folder);
        proxy = TwilioProxy.of(environment, secrets);
        bench = new SettingsBench(folder, secrets, new SameThread(), proxy);
        ProxyViewModel model = bench.model.proxy();
        model.refresh();
        return model;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatIsCompleteIsSavedAtOnceAndLeavesTheFields() {
        ProxyViewModel model = open(Map.of("https_proxy", PROXY));
        assertThat(model.addressProperty().get()).isEqualTo("proxy.example:3128");
        assertThat(model.asks.get()).isTrue();
        model.user.textProperty().set("mallory");
        model.leave(model.user);
        assertThat(proxy.login()).isEmpty();
        assertThat(model.password.problemProperty().get()).isNull();

        model.password.textProperty().set("secret-55");
        model.leave(model.password);

        assertThat(proxy.login()).map(ProxyLogin::password).hasValue(new Secret("secret-55"));
        assertThat(model.signedInProperty().get()).isEqualTo("Signs in as mallory");
        assertThat(model.keptProperty().get()).contains("keychain");
        assertThat(model.asks.get()).isFalse();
        assertThat(model.password.textProperty().get()).isEmpty();
        assertThat(model.user.textProperty().get()).isEmpty();

        model.forget();
        assertThat(proxy.login()).isEmpty();
        assertThat(model.asks.get()).isTrue();
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        ProxyViewModel model = open(Map.of("https_proxy", PROXY));
        model.password.textProperty().set("secret-55");
        model.save();
        assertThat(model.user.problemProperty().get()).isNotNull();
        model.user.textProperty().set("a:b");
        model.save();
        assertThat(model.user.problemProperty().get()).isNotNull();
        assertThat(proxy.login()).isEmpty();
    }

    @Test
    void whatTheEnvironmentBroughtCannotBeForgottenHere() {
        ProxyViewModel model = open(Map.of("https_proxy", "http://eve:secret-55@proxy.example:3128"));
        assertThat(model.signedInProperty().get()).isEqualTo("Signs in as eve");
        assertThat(model.forgettable.get()).isFalse();
        assertThat(model.asks.get()).isFalse();
    }

    @Test
    void aProxyThatCannotBeUsedIsToldAtItsRow() {
        ProxyViewModel model = open(Map.of("https_proxy", "socks5://proxy.example:1080"));
        assertThat(model.problemProperty().get()).contains("socks5");
        assertThat(model.asks.get()).isFalse();
        bench.close();
        ProxyViewModel none = open(Map.of());
        assertThat(none.addressProperty().get()).isEqualTo("None");
        assertThat(none.problemProperty().get()).isEmpty();
    }
}
