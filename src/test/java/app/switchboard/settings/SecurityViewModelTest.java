package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.fx.SameThread;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.twilio.ProxyLogin;
import app.switchboard.twilio.TwilioProxy;
import app.switchboard.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The security pane without a window: every secret is in it, and moves. */
@SuppressWarnings("NullAway.Init")
class SecurityViewModelTest {

    private static final String TOKEN = "0123456789abcdef0123456789ab9f3c";
    private static final String KEY_SID = "SK0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private SettingsBench bench;
    private TwilioProxy proxy;
    private SecurityViewModel model;

    private void open(Secrets secrets) {
        proxy = TwilioProxy.of(Map.of("https_proxy", "http://proxy.example:3128"), secrets);
        bench = new SettingsBench(folder, secrets, new SameThread(), proxy);
        bench.add("acme", "Acme Ltd");
        Workspace acme = bench.bench.workspaces.require("acme");
        bench.bench.credentials.keep(acme, EnteredCredentials.of(Workbench.SID, new Secret(TOKEN)), true);
        bench.bench.credentials.keep(
                acme,
                EnteredCredentials.ofKey(Workbench.SID, KEY_SID, new Secret("0123456789abcdef0123456789ab7e21")),
                true);
        proxy.save("mallory", new Secret("secret-55"));
        model = bench.model.security();
        model.refresh();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> shown() {
        return model.kept.stream()
                .map(kept -> kept.owner() + ": " + kept.what() + " " + kept.keptIn())
                .toList();
    }

    private List<KeptIn> places() {
        return model.kept.stream()
                .map(SecurityViewModel.Kept::keptIn)
                .distinct()
                .toList();
    }

    @Test
    void itSaysOfEachSecretWhatItIs() {
        open(TestSecrets.withKeychain(folder));
        assertThat(shown())
                .containsExactly(
                        "Acme Ltd: API key’s secret, ends in 7e21 KEYCHAIN",
                        "Acme Ltd: Auth Token, ends in 9f3c KEYCHAIN",
                        "proxy.example:3128: Proxy’s user and password KEYCHAIN");
    }

    @Test
    void allOfThemMove() {
        open(TestSecrets.withKeychain(folder));
        bench.bench.secrets.openVault(new Secret("correct horse"));
        model.refresh();
        model.moveAll(KeptIn.VAULT);
        assertThat(places()).containsExactly(KeptIn.VAULT);
        assertThat(proxy.login()).map(ProxyLogin::keptIn).contains(KeptIn.VAULT);
        assertThat(model.canMoveTo(KeptIn.VAULT)).isFalse();
        assertThat(bench.done).containsOnlyOnce("changed acme");
    }

    /** The one in use is there already; what lies beside it is not. */
    @Test
    void whatIsNotInUseCanBeMovedByItself() {
        open(TestSecrets.withKeychain(folder));
        bench.bench.secrets.openVault(new Secret("correct horse"));
        bench.bench.credentials.move("acme", KeptIn.VAULT);
        model.refresh();
        assertThat(model.canMoveTo(KeptIn.VAULT)).isTrue();
        model.moveAll(KeptIn.VAULT);
        assertThat(places()).containsExactly(KeptIn.VAULT);
    }

    @Test
    void aVaultThatIsMadeTakesAllOfThemOutOfTheMemory() {
        open(TestSecrets.withoutKeychain(folder));
        assertThat(places()).containsExactly(KeptIn.SESSION);
        model.ask(VaultForm.Kind.CREATE);
        model.form.passphrase.textProperty().set("correct horse");
        model.form.repeat.textProperty().set("correct horse");
        model.send();
        assertThat(places()).containsExactly(KeptIn.VAULT);
    }
}
