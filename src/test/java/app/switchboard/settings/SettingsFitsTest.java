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

/** That every pane of the settings has room for longer words, and stands the other way round, in the smallest window. */
class SettingsFitsTest {

    /** What {@link SettingsWindow} allows at least. */
    private static final int WIDTH = 720;

    private static final int HEIGHT = 520;

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
        Texts plain = Texts.in("en");
        Fits.check("settings-" + name, WIDTH, HEIGHT, plain, texts -> view(texts, pane, before));
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
        check("account", SettingsPane.WORKSPACES, model -> {});
        check(
                "account-new",
                SettingsPane.WORKSPACES,
                model -> model.workspaces().edit(null));
        check(
                "account-rotate",
                SettingsPane.WORKSPACES,
                model -> model.credentials().signIn().askRotation());
        check(
                "account-remove",
                SettingsPane.WORKSPACES,
                model -> model.credentials().removal().ask(Removal.Step.REMOVE));
        check(
                "account-said",
                SettingsPane.WORKSPACES,
                model -> say(model.credentials().state()));
        check(
                "account-runs",
                SettingsPane.WORKSPACES,
                model -> run(model.credentials().state()));
        check(
                "routing",
                SettingsPane.WORKSPACES,
                model -> model.workspaces().tab.set(WorkspacesViewModel.Tab.ROUTING));
        check("safety", SettingsPane.WORKSPACES, model -> model.workspaces().tab.set(WorkspacesViewModel.Tab.SAFETY));
    }

    @Test
    void theWorkspacesWithoutAKeychain() throws Exception {
        bench.close();
        Path folder = temp.resolve("vault");
        bench = new Workbench(folder, TestSecrets.withoutKeychain(folder), DemoAccount.explore());
        check(
                "account-vault",
                SettingsPane.WORKSPACES,
                model -> model.credentials().place().askingProperty().set(true));
    }

    private void say(PaneState state) {
        state.say(Notice.Kind.WARNING, bench.texts.get("credentials.refused", 3, 250));
        state.refusals.add(new Refusal("+14155550132", "PN" + "0".repeat(32), "Sms Url is not valid"));
        state.done(bench.texts.get("run.done", "4.2 s", "250 numbers"));
    }

    private void run(PaneState state) {
        state.running.set(true);
        state.step(bench.texts.get("run.configuring.failed", "1,200", "4,800", 3), 0.25);
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
