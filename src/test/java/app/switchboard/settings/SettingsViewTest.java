package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.fx.Appearance;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Seen;
import app.switchboard.fx.SettingsPane;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.twilio.TwilioProxy;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What the panes do when somebody uses them. */
@SuppressWarnings("NullAway.Init")
class SettingsViewTest {

    @TempDir
    static Path temp;

    private final FxRobot robot = new FxRobot();
    private SettingsBench bench;
    private Parent view;

    @BeforeEach
    void open() throws Exception {
        Path folder = Files.createTempDirectory(temp, "bench");
        bench = new SettingsBench(folder, TestSecrets.withKeychain(folder), new FxBackground());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void show(SettingsPane pane) throws Exception {
        view = bench.show(pane);
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return robot.from(view).lookup(selector).queryAs(type);
    }

    private boolean says(String text) {
        return robot.from(view).lookup(".label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> Seen.is(label)
                        && label.getText() != null
                        && label.getText().startsWith(text));
    }

    private Workspace acme() {
        return bench.bench.workspaces.require("acme");
    }

    private void nameless() {
        List<Node> found = robot
                .from(view)
                .lookup(".text-field, .button, .toggle-button, .choice-box, .toggle-switch")
                .queryAll()
                .stream()
                .filter(node -> node.isFocusTraversable() && node.isVisible())
                .filter(node -> node.getAccessibleText() == null
                        || node.getAccessibleText().isEmpty())
                .filter(node ->
                        !(node instanceof Labeled labeled && !labeled.getText().isEmpty()))
                .toList();
        assertThat(found).as("controls without a name").isEmpty();
        assertThat(robot.from(view).lookup(".button").queryAllAs(Control.class)).isNotNull();
    }

    @Test
    void theKeyboardGoesThroughThePanesAndTheLastIsRemembered() throws Exception {
        show(SettingsPane.GENERAL);
        robot.interact(() -> find("#panes", Node.class).requestFocus());
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        await().until(() -> bench.preferences().get("window.settings", "").equals("database"));
        assertThat(says("Database")).isTrue();
        for (SettingsPane pane : SettingsPane.values()) {
            robot.interact(() -> bench.model.pane.set(pane));
            WaitForAsyncUtils.waitForFxEvents();
            nameless();
        }
    }

    @Test
    void theProxysUserAndPasswordAreSavedWithEnter() throws Exception {
        bench.close();
        Path folder = Files.createTempDirectory(temp, "proxy");
        Secrets secrets = TestSecrets.withKeychain(folder);
        TwilioProxy proxy = TwilioProxy.of(Map.of("https_proxy", "http://proxy.example:3128"), secrets);
        bench = new SettingsBench(folder, secrets, new FxBackground(), proxy);
        show(SettingsPane.ADVANCED);
        await().until(() -> bench.model.proxy().asks.get());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#user")
                .write("mallory")
                .type(KeyCode.TAB)
                .write("secret-55")
                .type(KeyCode.ENTER);
        await().until(() -> says("Signs in as mallory"));
        nameless();
        robot.clickOn("Forget");
        await().until(() -> proxy.login().isEmpty());
    }

    @Test
    void generalAppliesAtOnce() throws Exception {
        show(SettingsPane.GENERAL);
        robot.clickOn("Dark");
        await().until(() -> bench.done.contains("appearance dark"));
        assertThat(bench.storedAppearance()).isEqualTo(Appearance.DARK);
        robot.type(KeyCode.LEFT);
        await().until(() -> bench.storedAppearance() == Appearance.LIGHT);
        robot.interact(
                () -> find("#language", ChoiceBox.class).getSelectionModel().selectLast());
        await().until(() -> bench.done.contains("language"));
        assertThat(bench.preferences().get("language", "")).isEqualTo("de");
        robot.clickOn("#launch");
        await().until(() -> Files.exists(bench.home.resolve(".config/autostart/switchboard.desktop")));
        robot.clickOn("#notifications");
        await().until(() -> !bench.preferences().get("notifications", true));
        assertThat(find("#drift", Node.class).isDisabled()).isTrue();
    }

    @Test
    void rulesOfAWorkspaceApplyAtOnce() throws Exception {
        bench.add("acme", "Acme Ltd");
        show(SettingsPane.WORKSPACES);
        await().until(() -> says("Acme Ltd"));
        robot.clickOn("#safetyTab").clickOn("Replace");
        await().until(() -> acme().policy().foreign() == Policy.Foreign.REPLACE);
        robot.clickOn("#readOnly").clickOn("#production").clickOn("#colour-green");
        await().until(() -> acme().marks().equals(new Marks(Marks.Colour.GREEN, true)));
        await().until(() -> acme().policy().readOnly());
        assertThat(says("Green")).isTrue();
        assertThat(bench.done).contains("changed acme");
        nameless();
        robot.clickOn("#routingTab");
        robot.interact(
                () -> find("#schedule", ChoiceBox.class).getSelectionModel().selectLast());
        await().until(() -> acme().policy().schedule() == Policy.Schedule.DAILY);
        nameless();
        assertThat(acme().policy().foreign()).isEqualTo(Policy.Foreign.REPLACE);
    }

    @Test
    void aWebhookIsSetWhenItsAddressIsGood() throws Exception {
        bench.add("acme", "Acme Ltd");
        show(SettingsPane.WORKSPACES);
        await().until(() -> says("Acme Ltd"));
        robot.clickOn("#routingTab").clickOn("#hook-calls .toggle-switch");
        TextField address = find("#hook-calls .text-field", TextField.class);
        assertThat(address.isFocused()).isTrue();
        robot.write("http://example.com/calls", 0).type(KeyCode.ENTER);
        await().until(() -> says("The webhook address must begin with https"));
        assertThat(acme().routing().wanted(Hook.CALLS)).isEmpty();
        robot.interact(() -> address.setText("https://example.com/{workspaceId}/calls"));
        robot.type(KeyCode.ENTER);
        await().until(() -> acme().routing().wanted(Hook.CALLS).isPresent());
        HookSetting stored = acme().routing().wanted(Hook.CALLS).orElseThrow();
        assertThat(stored.method()).isEqualTo(HookSetting.Method.POST);
        assertThat(says("= https://example.com/acme/calls")).isTrue();
        robot.interact(() ->
                find("#hook-messages .text-field", TextField.class).setText("https://example.com/{workspaceId}/m"));
        robot.clickOn("#hook-messages .text-field").type(KeyCode.ENTER);
        await().until(() -> bench.credentials.form().webhook().value().equals("https://example.com/{workspaceId}/m"));
        robot.clickOn("#hook-calls .toggle-switch");
        await().until(() -> acme().routing().wanted(Hook.CALLS).isEmpty());
    }

    @Test
    void newWorkspacesStartWithTheDefaults() throws Exception {
        show(SettingsPane.WEBHOOKS);
        robot.interact(() -> find("#template", TextField.class).setText("nonsense"));
        robot.clickOn("#template").type(KeyCode.ENTER);
        assertThat(says("The webhook address")).isTrue();
        assertThat(bench.preferences().get("webhooks.template", "")).isEmpty();
        robot.interact(() -> find("#template", TextField.class).setText("https://example.com/{workspaceId}"));
        robot.type(KeyCode.ENTER).clickOn("Keep");
        await().until(() -> bench.preferences().get("webhooks.foreign", "").equals("keep"));
        robot.interact(() -> {
            bench.credentials.edit(null);
        });
        await().until(() -> !bench.credentials.state().loading.get());
        await().until(() -> bench.credentials.form().webhook().value().equals("https://example.com/{workspaceId}"));
        robot.interact(() -> {
            Workbench.fill(bench.credentials, Workbench.TOKEN);
            bench.credentials.save();
        });
        await().until(() -> bench.bench
                .workspaces
                .find("acme-ltd")
                .filter(added -> added.policy().foreign() == Policy.Foreign.KEEP)
                .isPresent());
        await().until(() -> !bench.credentials.state().running.get());
    }

    @Test
    void backsUpVerifiesCompactsAndAsksBeforeARestore() throws Exception {
        show(SettingsPane.DATABASE);
        await().until(() -> find("#size", Labeled.class).getText().contains("unused"));
        robot.clickOn("#backUp");
        await().until(() -> says("Backed up and checked"));
        robot.clickOn("#verify");
        await().until(() -> says("The database is whole"));
        robot.clickOn("#compact");
        await().until(() -> says("Compacted: "));
        await().until(() -> says("By hand"));
        robot.clickOn("Restore…");
        assertThat(find("#keep", Node.class).isFocused()).isTrue();
        robot.type(KeyCode.ENTER);
        robot.clickOn("Restore…");
        assertThat(bench.done).isEmpty();
        robot.clickOn("#confirm");
        assertThat(bench.done).singleElement().asString().startsWith("restore switchboard-");
    }

    @Test
    void makesAVaultAndMovesTheTokens() throws Exception {
        bench.add("acme", "Acme Ltd");
        bench.bench.credentials.keep(acme(), EnteredCredentials.of(Workbench.SID, new Secret(Workbench.TOKEN)), true);
        show(SettingsPane.SECURITY);
        await().until(() -> says("Keychain"));
        robot.clickOn("#create").write("correct horse", 0).type(KeyCode.ENTER);
        assertThat(says("Enter the passphrase once more")).isTrue();
        robot.write("correct horse", 0).type(KeyCode.ENTER);
        await().until(() -> says("The vault is made"));
        await().until(() -> Seen.is(find("#toVault", Node.class)));
        robot.clickOn("#toVault");
        await().until(() -> says("1 secret is in the vault"));
        assertThat(bench.bench.credentials.find("acme").orElseThrow().keptIn()).isEqualTo(KeptIn.VAULT);
        await().until(() -> Seen.is(find("#toKeychain", Node.class)));
        robot.clickOn("#lock");
        await().until(() -> says("The vault is locked"));
        await().until(() -> Seen.is(find("#unlock", Node.class)));
        robot.clickOn("#unlock").write("wrong", 0).type(KeyCode.ENTER);
        await().until(() -> robot.from(view).lookup("#passphraseRow .form-problem").queryAllAs(Labeled.class).stream()
                .anyMatch(Seen::is));
        robot.interact(() -> find("#idle", ChoiceBox.class).getSelectionModel().select(1));
        await().until(() -> bench.preferences().get("vault.idle", "").equals("5"));
    }

    @Test
    void diagnosticsAreCopiedAndAResetWantsItsWord() throws Exception {
        show(SettingsPane.ADVANCED);
        robot.clickOn("#copyDiagnostics");
        await().until(() -> says("Copied"));
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).startsWith("Switchboard: ");
        robot.clickOn("#revealLog");
        await().until(() -> bench.done.contains("reveal logs"));
        robot.clickOn("#reset");
        assertThat(find("#confirm", Node.class).isDisabled()).isTrue();
        robot.write("rese", 0).type(KeyCode.ENTER);
        assertThat(bench.done).doesNotContain("reset");
        robot.write("t", 0).type(KeyCode.ENTER);
        await().until(() -> bench.done.contains("reset"));
    }
}
