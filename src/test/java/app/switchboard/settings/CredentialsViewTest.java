package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Secret;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Views;
import app.switchboard.secrets.TestSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class CredentialsViewTest {

    @TempDir
    static Path temp;

    private final List<String> browsed = new CopyOnWriteArrayList<>();
    private final List<String> strayed = new CopyOnWriteArrayList<>();
    private final FxRobot robot = new FxRobot();
    private Workbench bench;
    private CredentialsViewModel pane;
    private Parent view;

    @BeforeEach
    void open() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Path folder = Files.createTempDirectory(temp, "bench");
        bench = new Workbench(folder, TestSecrets.withKeychain(folder), DemoAccount.explore());
        pane = bench.pane(new FxBackground());
        view = WaitForAsyncUtils.asyncFx(() -> show(stage)).get();
        await().until(() -> !pane.place().lineProperty().get().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Parent show(Stage stage) {
        Theme.use(ColorScheme.LIGHT);
        Parent loaded = CredentialsController.addTo(new Views(bench.texts.bundle()), pane, browsed::add)
                .load("CredentialsView");
        Scene scene = new Scene(loaded, 880, 668);
        Theme.style(scene);
        stage.setScene(scene);
        stage.show();
        pane.edit(null);
        return loaded;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return robot.lookup("#" + id).queryAs(type);
    }

    private void type(String id, String text) {
        robot.clickOn("#" + id).write(text, 0);
    }

    private void fill(String token) {
        type("name", "Acme Ltd");
        type("accountSid", "  " + Workbench.SID);
        type("authToken", token);
    }

    private void awaitEnd() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !find("progress", Node.class).isVisible());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<String> texts(String selector) {
        return robot.lookup(selector).queryAllAs(Labeled.class).stream()
                .filter(Node::isVisible)
                .map(Labeled::getText)
                .toList();
    }

    @Test
    void savesFromTheKeyboardAndShowsTheNumbers() {
        List<String> steps = new CopyOnWriteArrayList<>();
        robot.interact(() -> find("progressText", Label.class).textProperty().subscribe(text -> steps.add(text)));
        fill(Workbench.TOKEN);
        assertThat(find("workspaceId", TextInputControl.class).getText()).isEqualTo("acme-ltd");
        assertThat(find("save", Button.class).isDisabled()).isFalse();
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> find("doneIcon", Node.class).isVisible());
        assertThat(steps)
                .contains("Verifying with Twilio…")
                .anyMatch(step -> step.startsWith("Configuring webhooks: "));
        assertThat(find("progressText", Label.class).getText())
                .startsWith("Done in")
                .contains("250 numbers");
        assertThat(bench.numbers.of("acme-ltd")).hasSize(250);
        assertThat(find("title", Label.class).getText()).isEqualTo("Acme Ltd");
        assertThat(find("workspaceId", Node.class).isVisible()).isFalse();
        robot.clickOn("#showNumbers");
        assertThat(bench.went).containsExactly("numbers acme-ltd");
    }

    @Test
    void wrongCredentialsShowAtTheFieldWithALink() {
        fill(Workbench.WRONG_TOKEN);
        robot.clickOn("#save");
        await().until(() -> !texts("#tokenRow .form-problem").isEmpty());
        awaitEnd();
        assertThat(texts("#tokenRow .form-problem")).singleElement().asString().contains("20003");
        assertThat(find("name", Node.class).isDisabled()).isFalse();
        robot.clickOn("#tokenRow .hyperlink");
        assertThat(browsed).containsExactly("https://www.twilio.com/docs/api/errors/20003");
        assertThat(find("accountSid", Node.class).getPseudoClassStates())
                .anyMatch(state -> state.getPseudoClassName().equals("danger"));
        assertThat(bench.workspaces.all()).isEmpty();
    }

    @Test
    void saysWhatIsWrongOnceAFieldWasLeft() {
        robot.clickOn("#accountSid").write("AC01", 0);
        assertThat(texts("#sidRow .form-problem")).isEmpty();
        robot.clickOn("#name");
        assertThat(texts("#sidRow .form-problem")).singleElement().asString().contains("32 characters");
        assertThat(find("save", Button.class).isDisabled()).isTrue();
    }

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
    void escapeCancelsWithinASecond() {
        bench.twilio
                .faults()
                .when("POST", "IncomingPhoneNumbers")
                .after(20)
                .always()
                .hang();
        fill(Workbench.TOKEN);
        robot.clickOn("#save");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> find("progressText", Label.class).getText().startsWith("Configuring webhooks: 2"));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        await().atMost(Duration.ofSeconds(1))
                .until(() -> !find("progress", Node.class).isVisible());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(find("noticeText", Label.class).getText())
                .startsWith("Cancelled. What is done stays: 250 numbers stored");
        assertThat(find("noticeBar", Node.class).isVisible()).isTrue();
    }

    @Test
    void refusalsUnfold() {
        DemoNumber stubborn = DemoNumber.builder("+14155550132").build();
        bench.twilio.account(Workbench.SID).add(stubborn);
        bench.twilio.faults().refuseUpdate(stubborn.sid(), 400, 21402, "Sms Url is not valid");
        fill(Workbench.TOKEN);
        robot.clickOn("#save");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> find("showRefusals", Node.class).isVisible());
        assertThat(find("refusals", Node.class).isVisible()).isFalse();
        robot.clickOn("#showRefusals");
        assertThat(texts("#refusals .label"))
                .contains(stubborn.sid(), "+1 415-555-0132")
                .anyMatch(text -> text.contains("Sms Url is not valid"));
        robot.clickOn("#dismiss");
        assertThat(find("refusals", Node.class).isVisible()).isFalse();
        assertThat(find("noticeBar", Node.class).isVisible()).isFalse();
    }

    @Test
    void offersAKeyAndRotatesTheTokenInPlace() {
        fill(Workbench.TOKEN);
        robot.clickOn("#save");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> find("rotate", Node.class).isVisible());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(find("signInYes", Button.class).getText()).isEqualTo("Create an API key");
        assertThat(find("signInNo", Node.class).isVisible()).isFalse();

        robot.clickOn("#rotate");
        assertThat(find("signInQuestion", Label.class).getText()).contains("X-Twilio-Signature");
        assertThat(find("signInNo", Node.class).isFocused()).isTrue();
        robot.clickOn("#signInNo");
        assertThat(find("questionBox", Node.class).isVisible()).isFalse();
        assertThat(find("rotate", Node.class).isFocused()).isTrue();

        robot.clickOn("#otherKind");
        assertThat(find("keySid", Node.class).isFocused()).isTrue();
        assertThat(find("authToken", Node.class).lookup(".text-field").getAccessibleText())
                .isEqualTo("Secret");
        robot.clickOn("#otherKind");
        robot.clickOn("#rotate").clickOn("#signInYes");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !bench.twilio.account(Workbench.SID).authToken().equals(Workbench.TOKEN));
        awaitEnd();
        await().until(() -> bench.secretOf("acme-ltd")
                .equals(bench.twilio.account(Workbench.SID).authToken()));
    }

    @Test
    void removesAfterAskingInPlace() {
        fill(Workbench.TOKEN);
        robot.clickOn("#save");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> find("doneIcon", Node.class).isVisible());
        WaitForAsyncUtils.waitForFxEvents();
        // The offer of an API key has pushed it down.
        robot.interact(
                () -> robot.lookup(".scroll-pane").queryAs(ScrollPane.class).setVvalue(1));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#remove");
        assertThat(find("question", Label.class).getText()).contains("Twilio is not touched");
        robot.clickOn("#keep");
        assertThat(find("remove", Node.class).isFocused()).isTrue();
        assertThat(bench.workspaces.all()).hasSize(1);
        robot.clickOn("#remove").clickOn("#confirm");
        await().until(() -> bench.went.contains("numbers null"));
        assertThat(bench.workspaces.all()).isEmpty();
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
        await().until(() -> find("openVaultField", Node.class).isVisible());
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
}
