package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.demo.DemoNumber;
import app.switchboard.fx.Seen;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class CredentialsViewTest extends CredentialsScene {

    @Test
    void savesFromTheKeyboardAndShowsTheNumbers() {
        List<String> steps = new CopyOnWriteArrayList<>();
        CountDownLatch seen = new CountDownLatch(1);
        robot.interact(() -> find("progressText", Label.class).textProperty().subscribe(text -> {
            steps.add(text);
            if (text.startsWith("Configuring webhooks: ")) {
                seen.countDown();
            }
        }));
        // Else a quick Twilio is ready before a slow window has shown how far it is.
        bench.twilio
                .faults()
                .when("POST", "IncomingPhoneNumbers")
                .after(20)
                .always()
                .rewrite(answer -> once(seen, answer));
        type("name", "Acme Ltd");
        type("accountSid", "  " + Workbench.SID);
        type("authToken", Workbench.TOKEN);
        assertThat(find("workspaceId", TextInputControl.class).getText()).isEqualTo("acme-ltd");
        assertThat(find("save", Button.class).isDisabled()).isFalse();
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        await().atMost(Duration.ofSeconds(20)).until(() -> Seen.is(find("doneIcon", Node.class)));
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

    private static String once(CountDownLatch seen, String answer) {
        try {
            assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            // The server is closing.
            Thread.currentThread().interrupt();
        }
        return answer;
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
        assertThat(Seen.is(find("noticeBar", Node.class))).isTrue();
    }

    @Test
    void refusalsUnfold() {
        DemoNumber stubborn = DemoNumber.builder("+14155550132").build();
        bench.twilio.account(Workbench.SID).add(stubborn);
        bench.twilio.faults().refuseUpdate(stubborn.sid(), 400, 21402, "Sms Url is not valid");
        fill(Workbench.TOKEN);
        robot.clickOn("#save");
        await().atMost(Duration.ofSeconds(20)).until(() -> Seen.is(find("showRefusals", Node.class)));
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
        await().atMost(Duration.ofSeconds(20)).until(() -> Seen.is(find("rotate", Node.class)));
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
        await().atMost(Duration.ofSeconds(20)).until(() -> Seen.is(find("doneIcon", Node.class)));
        WaitForAsyncUtils.waitForFxEvents();
        // The offer of an API key has pushed it down.
        robot.interact(
                () -> robot.lookup(".scroll-pane").queryAs(ScrollPane.class).setVvalue(1));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#remove");
        assertThat(find("question", Label.class).getText()).startsWith("Really remove it");
        robot.clickOn("#keep");
        assertThat(find("remove", Node.class).isFocused()).isTrue();
        assertThat(bench.workspaces.all()).hasSize(1);
        robot.clickOn("#remove").clickOn("#confirm");
        await().until(() -> bench.went.contains("numbers null"));
        assertThat(bench.workspaces.all()).isEmpty();
    }
}
