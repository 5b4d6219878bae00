package app.switchboard.settings;

import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.fx.Pictures;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.SettingsPane;
import app.switchboard.secrets.Secrets;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.twilio.TwilioProxy;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How each pane of the settings looks, in light and dark. */
class SettingsPicturesTest {

    @TempDir
    Path temp;

    private SettingsBench bench;

    @BeforeEach
    void open() {
        open(temp, Locale.UK);
    }

    private void open(Path folder, Locale locale) {
        Secrets secrets = TestSecrets.withKeychain(folder);
        bench = new SettingsBench(folder, secrets, new SameThread(), TwilioProxy.none(), locale);
        bench.add("acme", "Acme Ltd");
        bench.add("globex", "Globex");
        for (String id : new String[] {"acme", "globex"}) {
            Workspace workspace = bench.bench.workspaces.require(id);
            EnteredCredentials entered =
                    EnteredCredentials.of(Workbench.SID, new Secret("0123456789abcdef0123456789ab" + "9f3c"));
            bench.bench.credentials.keep(workspace, entered, true);
        }
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void check(String name, SettingsPane pane, Consumer<SettingsViewModel> before) throws Exception {
        check(name, 640, pane, before);
    }

    private void check(String name, int height, SettingsPane pane, Consumer<SettingsViewModel> before)
            throws Exception {
        Pictures.check("settings-" + name, 860, height, () -> {
            var view = bench.load(pane);
            // Once the window shows: its panes read what there is when they come into view.
            Platform.runLater(() -> before.accept(bench.model));
            return view;
        });
    }

    @Test
    void general() throws Exception {
        check("general", SettingsPane.GENERAL, model -> {});
    }

    @Test
    void workspaces() throws Exception {
        Workspace acme = bench.bench.workspaces.require("acme");
        bench.bench.workspaces.change(
                "acme",
                acme.routing()
                        .with(
                                Hook.CALLS,
                                HookSetting.on(WebhookTemplate.of("https://example.com/{workspaceId}/voice"))));
        bench.bench.workspaces.change("acme", new Marks(Marks.Colour.PURPLE, true));
        check("account", SettingsPane.WORKSPACES, model -> {});
        check(
                "routing",
                SettingsPane.WORKSPACES,
                model -> model.workspaces().tab.set(WorkspacesViewModel.Tab.ROUTING));
        check("safety", SettingsPane.WORKSPACES, model -> model.workspaces().tab.set(WorkspacesViewModel.Tab.SAFETY));
    }

    @Test
    void signIn() throws Exception {
        check(
                "account-rotate",
                SettingsPane.WORKSPACES,
                model -> model.credentials().signIn().askRotation());
        Workspace acme = bench.bench.workspaces.require("acme");
        EnteredCredentials key = EnteredCredentials.ofKey(
                Workbench.SID, "SK0123456789abcdef0123456789abcdef", new Secret("0123456789abcdef0123456789ab7e21"));
        bench.bench.credentials.keep(acme, key, true);
        check(
                "account-key",
                SettingsPane.WORKSPACES,
                model -> model.credentials().look("acme"));
    }

    @Test
    void webhooks() throws Exception {
        check("webhooks", SettingsPane.WEBHOOKS, model -> {});
    }

    @Test
    void database() throws Exception {
        check("database", SettingsPane.DATABASE, model -> {
            DatabaseViewModel database = model.database();
            SettledDatabase.show(database);
        });
    }

    @Test
    void security() throws Exception {
        check("security", SettingsPane.SECURITY, model -> {});
        check("security-vault", SettingsPane.SECURITY, model -> model.security().ask(VaultForm.Kind.CREATE));
    }

    @Test
    void advanced() throws Exception {
        check("advanced", SettingsPane.ADVANCED, model -> model.advanced().askReset());
    }

    @Test
    void vault() throws Exception {
        bench.close();
        Path folder = temp.resolve("vault");
        bench = new SettingsBench(folder, TestSecrets.withoutKeychain(folder), new SameThread());
        check("account-vault", 780, SettingsPane.WORKSPACES, model -> {
            SecretPlace place = model.credentials().place();
            place.askingProperty().set(true);
            place.passphrase().textProperty().set("correct horse");
        });
    }

    /** Its words are longer, and wrap elsewhere. High enough for the foot of the pane, where a workspace is removed. */
    @Test
    void german() throws Exception {
        bench.close();
        open(temp.resolve("german"), Locale.GERMANY);
        check("german-account", 780, SettingsPane.WORKSPACES, model -> {
            CredentialsForm form = model.credentials().form();
            form.accountSid().textProperty().set("SK0123456789abcdef0123456789abcdef");
            form.webhook().textProperty().set("http://example.com/{tenant}/hook");
            form.leaveAll();
        });
        check(
                "german-advanced",
                SettingsPane.ADVANCED,
                model -> model.advanced().askReset());
    }

    @Test
    void proxy() throws Exception {
        bench.close();
        Path folder = temp.resolve("proxy");
        Secrets secrets = TestSecrets.withKeychain(folder);
        TwilioProxy proxy = TwilioProxy.of(Map.of("HTTPS_PROXY", "http://proxy.example.com:3128"), secrets);
        bench = new SettingsBench(folder, secrets, new SameThread(), proxy);
        check("proxy", SettingsPane.ADVANCED, model -> {
            model.proxy().user.textProperty().set("m:");
            model.proxy().password.textProperty().set("secret");
        });
        proxy.save("mallory", new Secret("secret"));
        check("proxy-signed-in", SettingsPane.ADVANCED, model -> {});
    }
}
