package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Secret;
import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Seen;
import app.switchboard.secrets.TestSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Where the keyboard is in the credentials pane, and what it must not reach. */
class CredentialsKeyboardTest extends CredentialsScene {

    @Test
    void showsTheTokenOnlyWhileTheEyeIsHeld() {
        RevealField field = find("authToken", RevealField.class);
        assertThat(field.eye().isDisabled()).isTrue();
        robot.clickOn("#authToken").write("secret99", 0);
        assertThat(field.shown().isVisible()).isFalse();
        robot.moveTo(field.eye()).press(MouseButton.PRIMARY);
        await().until(field.shown()::isVisible);
        assertThat(field.shown().getText()).isEqualTo("secret99");
        robot.release(MouseButton.PRIMARY);
        await().until(() -> !field.shown().isVisible());
    }

    /** Apart from the mouse: after its release JavaFX's headless robot leaves every button "pressed", and then no key arms it. */
    @Test
    void showsTheTokenWhileTheSpaceBarHoldsTheEye() {
        RevealField field = find("authToken", RevealField.class);
        robot.clickOn("#authToken").write("secret99", 0);
        robot.press(KeyCode.TAB).release(KeyCode.TAB);
        await().until(field.eye()::isFocused);
        robot.press(KeyCode.SPACE);
        await().until(field.shown()::isVisible);
        robot.release(KeyCode.SPACE);
        await().until(() -> !field.shown().isVisible());
    }

    @Test
    void theKeyboardIsInTheFirstFieldAndFollowsWhatHappens() {
        assertThat(find("name", Node.class).isFocused()).isTrue();
        fill(Workbench.WRONG_TOKEN);
        robot.clickOn("#save");
        await().until(() -> !texts("#tokenRow .form-problem").isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(input("authToken").isFocused()).isTrue();
        robot.interact(() -> view.setVisible(false));
        robot.interact(() -> view.setVisible(true));
        assertThat(find("name", Node.class).isFocused()).isTrue();
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(bench.went).containsExactly("numbers null");
    }

    @Test
    void aPassphraseIsNeverTypedIntoAnotherField() throws Exception {
        close();
        Path folder = Files.createTempDirectory(temp, "vault");
        try (var other = TestSecrets.withoutKeychain(folder)) {
            other.openVault(new Secret("correct horse"));
        }
        bench = new Workbench(folder, TestSecrets.withoutKeychain(folder), DemoAccount.explore());
        pane = bench.pane(new FxBackground());
        Stage stage = FxToolkit.registerPrimaryStage();
        view = WaitForAsyncUtils.asyncFx(() -> show(stage)).get();
        await().until(() -> Seen.is(find("openVaultField", Node.class)));
        robot.clickOn("#openVaultField");
        robot.interact(() -> pane.place().openingProperty().subscribe(now -> focusWhileOpening()));
        for (int attempt = 0; attempt < 2; attempt++) {
            robot.write("wrong horse", 0).press(KeyCode.ENTER).release(KeyCode.ENTER);
            await().until(() -> !texts("#vaultRow .form-problem").isEmpty());
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(input("passphrase").isFocused()).isTrue();
            assertThat(input("passphrase").getSelectedText()).isEqualTo("wrong horse");
        }
        robot.write("correct horse", 0).press(KeyCode.ENTER).release(KeyCode.ENTER);
        await().until(() -> !find("vaultBox", Node.class).isVisible());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(input("authToken").isFocused()).isTrue();
        assertThat(find("webhook", TextInputControl.class).getText()).doesNotContain("horse");
        assertThat(strayed).isEmpty();
    }

    private void focusWhileOpening() {
        if (pane.place().openingProperty().get()) {
            view.getScene().focusOwnerProperty().subscribe(owner -> {
                if (pane.place().openingProperty().get() && !input("passphrase").equals(owner)) {
                    strayed.add(String.valueOf(owner));
                }
            });
        }
    }

    private TextInputControl input(String id) {
        return find(id, RevealField.class).input();
    }

    @Test
    void everyControlHasAName() {
        List<Node> nameless = robot.from(view).lookup(".text-field, .button, .hyperlink").queryAll().stream()
                .filter(Node::isFocusTraversable)
                .filter(node -> node.getAccessibleText() == null)
                .filter(node ->
                        !(node instanceof Labeled labeled && !labeled.getText().isEmpty()))
                .toList();
        assertThat(nameless).isEmpty();
        assertThat(robot.lookup(".text-field").queryAll()).hasSizeGreaterThan(4);
    }

    /** Who comes by later must not be able to take the typing back, and look at it. */
    @Test
    void whatWasTypedIsNotBroughtBackByUndo() {
        fill(Workbench.TOKEN);
        robot.clickOn("#save");
        awaitEnd();
        await().until(() -> input("authToken").getText().isEmpty());
        robot.interact(() -> {
            input("authToken").requestFocus();
            for (int i = 0; i < 40; i++) {
                input("authToken").undo();
            }
        });
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(input("authToken").getText()).isEmpty();
    }
}
