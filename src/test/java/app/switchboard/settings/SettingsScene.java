package app.switchboard.settings;

import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Seen;
import app.switchboard.fx.SettingsPane;
import app.switchboard.secrets.Secrets;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.twilio.TwilioProxy;
import app.switchboard.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A pane of the settings in a window, over a real engine. */
@SuppressWarnings("NullAway.Init")
abstract class SettingsScene {

    @TempDir
    static Path temp;

    final FxRobot robot = new FxRobot();
    SettingsBench bench;
    Parent view;

    @BeforeEach
    void open() throws Exception {
        Path folder = Files.createTempDirectory(temp, "bench");
        use(folder, TestSecrets.withKeychain(folder), Locale.UK);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    final void use(Path folder, Secrets secrets, Locale locale) {
        bench = new SettingsBench(folder, secrets, new FxBackground(), TwilioProxy.none(), locale);
    }

    final void show(SettingsPane pane) throws Exception {
        view = bench.show(pane);
    }

    /** A workspace with credentials that nobody has asked Twilio about. */
    final void addAcme() {
        bench.add("acme", "Acme Ltd");
        EnteredCredentials entered = EnteredCredentials.of(Workbench.SID, new Secret(Workbench.TOKEN));
        bench.bench.credentials.keep(acme(), entered, true);
    }

    final Workspace acme() {
        return bench.bench.workspaces.require("acme");
    }

    final <T extends Node> T find(String selector, Class<T> type) {
        return robot.from(view).lookup(selector).queryAs(type);
    }

    final <T> ChoiceBox<T> choice(String selector) {
        return robot.from(view).lookup(selector).query();
    }

    final boolean sees(String selector) {
        return robot.from(view).lookup(selector).queryAll().stream().anyMatch(Seen::is);
    }

    final boolean isAt(String selector) {
        return find(selector, Node.class).isFocused();
    }

    /** What a row says is wrong; empty where nothing is. */
    final String problem(String row) {
        return robot.from(view).lookup(row + " .form-problem").queryAllAs(Labeled.class).stream()
                .filter(Seen::is)
                .map(Labeled::getText)
                .findFirst()
                .orElse("");
    }

    /** Presses a button; the robot's mouse would take its time on the way there. */
    final void press(String selector) {
        act(() -> find(selector, ButtonBase.class).fire());
    }

    /** Types into the field that has the keyboard, over what is selected there. */
    final void enter(String text) {
        act(() -> ((TextInputControl) view.getScene().getFocusOwner()).replaceSelection(text));
    }

    final void focus(String selector) {
        act(() -> find(selector, Node.class).requestFocus());
    }

    final void act(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(5000, action);
    }
}
