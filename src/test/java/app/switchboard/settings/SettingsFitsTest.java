package app.switchboard.settings;

import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Fits;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Views;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That every pane of the settings has room for longer words, and stands the other way round, but for the workspaces in the smallest window. */
class SettingsFitsTest {

    @TempDir
    Path temp;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(temp, TestSecrets.withKeychain(temp), DemoAccount.explore());
        bench.workspaces.add("acme", "Acme Ltd", WebhookTemplate.DEFAULT);
        bench.credentials.keep(
                bench.workspaces.require("acme"),
                EnteredCredentials.of(Workbench.SID, new Secret("0123456789abcdef0123456789ab" + "9f3c")),
                true);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void check(String name, SettingsPane pane, Consumer<SettingsViewModel> before) throws Exception {
        check(name, 720, 520, pane, before);
    }

    private void check(String name, int width, int height, SettingsPane pane, Consumer<SettingsViewModel> before)
            throws Exception {
        Texts plain = Texts.in("en");
        Fits.check("settings-" + name, width, height, plain, texts -> view(texts, pane, before));
    }

    private Parent view(Texts texts, SettingsPane pane, Consumer<SettingsViewModel> before) {
        bench.texts = texts;
        Desk desk = bench.desk(new SameThread());
        SettingsActions actions = new SettingsActions(
                () -> {}, backup -> {}, () -> {}, id -> {}, appearance -> {}, address -> {}, file -> {});
        SettingsViewModel model = new SettingsViewModel(
                bench.doors(), desk, actions, bench.pane(desk), new LaunchAtLogin("Linux", temp, "/opt/switchboard"));
        model.pane.set(pane);
        Parent view = SettingsController.addTo(new Views(texts.bundle()), model, actions)
                .load("SettingsView");
        Platform.runLater(() -> before.accept(model));
        return view;
    }

    @Test
    void theWorkspaces() throws Exception {
        check("account", 860, 640, SettingsPane.WORKSPACES, model -> {});
        check(
                "account-new",
                860,
                640,
                SettingsPane.WORKSPACES,
                model -> model.credentials().edit(null));
        check(
                "account-rotate",
                860,
                640,
                SettingsPane.WORKSPACES,
                model -> model.credentials().signIn().askRotation());
        check(
                "routing",
                860,
                640,
                SettingsPane.WORKSPACES,
                model -> model.workspaces().tab.set(WorkspacesViewModel.Tab.ROUTING));
        check(
                "safety",
                860,
                640,
                SettingsPane.WORKSPACES,
                model -> model.workspaces().tab.set(WorkspacesViewModel.Tab.SAFETY));
    }

    @Test
    void theOtherPanes() throws Exception {
        check("general", SettingsPane.GENERAL, model -> {});
        check("webhooks", SettingsPane.WEBHOOKS, model -> {});
        check("database", SettingsPane.DATABASE, model -> SettledDatabase.show(model.database()));
        check("security", SettingsPane.SECURITY, model -> {});
        check("security-vault", SettingsPane.SECURITY, model -> model.security().ask(VaultForm.Kind.CREATE));
        check("advanced", SettingsPane.ADVANCED, model -> model.advanced().askReset());
    }
}
