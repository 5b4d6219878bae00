package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.SameThread;
import app.switchboard.secrets.TestSecrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** API keys and the rotation of Auth Tokens in the credentials pane, on a real engine, without a toolkit. */
class SignInTest {

    private static final String KEY_SID = "SK" + "0123456789abcdef".repeat(2);
    private static final String SECRET = "a1b2c3d4e5f60718293a4b5c6d7e8f90";

    @TempDir
    Path folder;

    private Workbench bench;
    private CredentialsViewModel pane;
    private final List<String> steps = new ArrayList<>();

    @BeforeEach
    void open() {
        DemoAccount account =
                DemoAccount.ofSize(Workbench.SID, Workbench.TOKEN, 2).addKey(KEY_SID, SECRET);
        bench = new Workbench(folder, TestSecrets.withKeychain(folder), account);
        pane = bench.pane(new SameThread());
        pane.edit(null);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private DemoAccount account() {
        return bench.twilio.account(Workbench.SID);
    }

    private void saveToken() {
        Workbench.fill(pane, Workbench.TOKEN);
        pane.save();
        assertThat(pane.state().done.get()).isTrue();
        pane.state().progressText.subscribe(text -> steps.add(text));
    }

    private void enterKey(String secret) {
        Workbench.fill(pane, "");
        pane.otherKind();
        pane.form().keySid().textProperty().set(KEY_SID);
        pane.form().authToken().textProperty().set(secret);
    }

    private SignIn.Question question() {
        return pane.signIn().questionProperty().get();
    }

    private Notice notice() {
        return Objects.requireNonNull(pane.state().notice.get());
    }

    @Test
    void aKeyIsOfferedAfterASaveWithATokenAndMadeWithOneClick() {
        assertThat(question()).isEqualTo(SignIn.Question.NOTHING);
        saveToken();
        assertThat(question()).isEqualTo(SignIn.Question.CREATE_KEY);

        pane.confirmSignIn();

        String keySid = account().keys().getLast().sid();
        assertThat(bench.credentials.find("acme-ltd").orElseThrow().keySid()).isEqualTo(keySid);
        assertThat(notice().kind()).isEqualTo(Notice.Kind.DONE);
        assertThat(question()).isEqualTo(SignIn.Question.NOTHING);
        assertThat(pane.form().byKey().get()).isTrue();
        assertThat(pane.form().keySid().value()).isEqualTo(keySid);
        assertThat(pane.savable().get()).as("nothing has to be typed again").isTrue();
        assertThat(pane.signIn().canRotateProperty().get()).isTrue();
        assertThat(steps).anyMatch(step -> step.startsWith("Creating an API key"));

        pane.save();
        assertThat(pane.state().done.get()).isTrue();
        assertThat(question()).as("not again").isEqualTo(SignIn.Question.NOTHING);
    }

    @Test
    void anOfferIsNoQuestionThatHasToBeAnswered() {
        saveToken();
        pane.save();
        assertThat(pane.state().done.get()).isTrue();
        assertThat(account().keys()).hasSize(1);
        pane.edit("acme-ltd");
        assertThat(question()).isEqualTo(SignIn.Question.NOTHING);
    }

    @Test
    void aTokenIsRotatedAfterAskingOnceMore() {
        saveToken();
        pane.signIn().askRotation();
        assertThat(account().authToken()).isEqualTo(Workbench.TOKEN);
        pane.leave();
        assertThat(question()).isEqualTo(SignIn.Question.NOTHING);

        pane.signIn().askRotation();
        pane.confirmSignIn();

        assertThat(account().authToken()).isNotEqualTo(Workbench.TOKEN);
        assertThat(bench.secretOf("acme-ltd")).isEqualTo(account().authToken());
        assertThat(notice().text()).contains("X-Twilio-Signature");
        assertThat(pane.state().tokenPrompt.get())
                .endsWith(account().authToken().substring(28));
        assertThat(steps)
                .anyMatch(step -> step.startsWith("Creating a new Auth Token"))
                .anyMatch(step -> step.startsWith("Promoting"))
                .anyMatch(step -> step.startsWith("Storing"));
        assertThat(pane.state().running.get()).isFalse();
    }

    @Test
    void aRotationThatWasStoppedIsGoneOnWith() {
        saveToken();
        pane.signIn().askRotation();
        bench.twilio.faults().when("POST", "/Promote").drop();
        pane.confirmSignIn();
        assertThat(notice().kind()).isEqualTo(Notice.Kind.ERROR);
        assertThat(question()).isEqualTo(SignIn.Question.CONTINUE);
        assertThat(pane.signIn().canRotateProperty().get()).isFalse();

        pane.edit(null);
        assertThat(question()).isEqualTo(SignIn.Question.NOTHING);
        pane.edit("acme-ltd");
        assertThat(question()).isEqualTo(SignIn.Question.CONTINUE);
        pane.confirmSignIn();

        assertThat(bench.secretOf("acme-ltd")).isEqualTo(account().authToken()).isNotEqualTo(Workbench.TOKEN);
        assertThat(question()).isEqualTo(SignIn.Question.NOTHING);
    }

    @Test
    void aWorkspaceIsSavedWithAKey() {
        enterKey(SECRET);
        assertThat(pane.savable().get()).isTrue();
        pane.save();
        assertThat(pane.state().done.get()).isTrue();
        assertThat(bench.credentials.find("acme-ltd").orElseThrow().keySid()).isEqualTo(KEY_SID);
        assertThat(bench.secretOf("acme-ltd")).isEqualTo(SECRET);
        assertThat(question()).isEqualTo(SignIn.Question.NOTHING);
        assertThat(pane.signIn().canRotateProperty().get()).isFalse();
        assertThat(pane.state().tokenPrompt.get()).endsWith("8f90");
        assertThat(pane.savable().get()).isTrue();

        pane.otherKind();
        assertThat(pane.savable().get()).as("a token has to be typed").isFalse();
        pane.otherKind();
        assertThat(pane.form().keySid().value()).isEqualTo(KEY_SID);
        assertThat(pane.savable().get()).isTrue();
        pane.form().keySid().textProperty().set("SK" + "1".repeat(32));
        assertThat(pane.savable().get()).as("another key has another secret").isFalse();
    }

    @Test
    void mixedUpFieldsAreSaid() {
        enterKey(SECRET);
        pane.form().keySid().textProperty().set(Workbench.SID);
        assertThat(Objects.requireNonNull(pane.form().keySid().problemProperty().get())
                        .text())
                .contains("This is an Account SID");
        pane.form().keySid().textProperty().set(KEY_SID);
        pane.form().authToken().textProperty().set(KEY_SID);
        pane.form().leaveAll();
        assertThat(Objects.requireNonNull(
                                pane.form().authToken().problemProperty().get())
                        .text())
                .contains("This is a SID");
    }

    @Test
    void aRefusedKeyIsMarked() {
        enterKey("not-the-secret");
        pane.save();
        assertThat(Objects.requireNonNull(
                                pane.form().authToken().problemProperty().get())
                        .text())
                .contains("API key");
        assertThat(pane.form().keySid().problemProperty().get()).isNotNull();
    }

    @Test
    void whatTwilioCouldNotBeAskedAboutWaitsBesideWhatIsInUse() {
        saveToken();
        bench.twilio.faults().when(request -> true).times(4).unavailable();
        pane.otherKind();
        pane.form().keySid().textProperty().set(KEY_SID);
        pane.form().authToken().textProperty().set(SECRET);
        pane.save();
        bench.twilio.faults().clear();

        assertThat(notice().kind()).isEqualTo(Notice.Kind.WARNING);
        assertThat(notice().text()).contains("stay in use");
        assertThat(pane.form().byKey().get()).as("what is in use").isFalse();
        assertThat(pane.place().lineProperty().get()).contains("8f90", "waits for Twilio");
        assertThat(bench.secretOf("acme-ltd")).isEqualTo(Workbench.TOKEN);

        pane.save();
        assertThat(bench.credentials.find("acme-ltd").orElseThrow().keySid()).isEqualTo(KEY_SID);
        assertThat(pane.form().byKey().get()).isTrue();
        assertThat(pane.form().keySid().value()).isEqualTo(KEY_SID);
    }

    @Test
    void nothingIsOfferedWhereItWouldBeLostOrIsForbidden() throws Exception {
        bench.close();
        bench = new Workbench(
                folder.resolve("other"),
                TestSecrets.withoutKeychain(folder.resolve("other")),
                DemoAccount.ofSize(Workbench.SID, Workbench.TOKEN, 1));
        pane = bench.pane(new SameThread());
        pane.edit(null);
        saveToken();
        assertThat(question()).as("kept in memory only").isEqualTo(SignIn.Question.NOTHING);
        assertThat(pane.signIn().canRotateProperty().get()).isFalse();
    }
}
