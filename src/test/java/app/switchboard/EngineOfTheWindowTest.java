package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.base.Threads;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.fx.Mode;
import app.switchboard.fx.Seen;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.store.Backups;
import app.switchboard.store.Preferences;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the settings do to the window and the engine under it, as both are wired: another language, a backup put back, everything deleted. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class EngineOfTheWindowTest {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "fedcba9876543210fedcba9876543210";

    @TempDir
    Path folder;

    private final DemoTwilio twilio = DemoTwilio.start(DemoAccount.ofSize(SID, TOKEN, 12));
    private Wiring wiring;
    private Stage stage;
    private FxRobot robot;

    private Engine open(Path here) {
        return Engine.open(here, TestSecrets.withoutKeychain(here), new TwilioAddress(twilio.address()));
    }

    @Start
    void start(Stage given) {
        stage = given;
        try (Engine engine = open(folder)) {
            engine.workspaces().add("acme", "Acme Ltd", WebhookTemplate.DEFAULT);
            engine.database().backup();
            engine.workspaces().add("globex", "Globex", WebhookTemplate.DEFAULT);
        }
        wiring = new Wiring(new Home(() -> folder, this::open), Preferences.forSession());
        wiring.show(stage, Mode.NORMAL);
    }

    @BeforeEach
    void robot(FxRobot given) {
        robot = given;
        await().atMost(Duration.ofSeconds(20)).until(() -> says("Globex"));
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(stage::hide);
        wiring.end();
        twilio.close();
    }

    private boolean says(String text) {
        return robot.lookup(".label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText() != null && label.getText().startsWith(text));
    }

    private void settings(int pane) {
        robot.targetWindow(stage);
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        await().until(() -> robot.lookup("#panes").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#panes")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(pane));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void click(String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private void write(String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextField.class).setText(text));
    }

    private Engine engine() {
        return Objects.requireNonNull(wiring.opened()).engine();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theWindowSpeaksTheOtherLanguageAtOnceOverTheSameEngine() {
        settings(0);
        robot.interact(() -> robot.lookup("#language")
                .queryAs(ChoiceBox.class)
                .getSelectionModel()
                .selectLast());
        await().atMost(Duration.ofSeconds(10)).until(() -> says("Einstellungen") || says("Sprache"));
        assertThat(says("Language")).isFalse();
        await().until(() -> says("Globex"));
        assertThat(robot.listWindows()).hasSize(2);
    }

    /** And another language is spoken from then on, though it was chosen at the same moment: there is no engine to show then. */
    @Test
    void aBackupTakesThePlaceOfTheDatabase() {
        settings(0);
        ChoiceBox<?> language = robot.lookup("#language").queryAs(ChoiceBox.class);
        settings(3);
        await().until(() -> Seen.any(robot.lookup("Restore…")));
        robot.clickOn("Restore…");
        robot.interact(() -> {
            language.getSelectionModel().selectLast();
            robot.lookup("#confirm").queryAs(Button.class).fire();
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> says("Acme Ltd") && !says("Globex"));
        await().until(() -> says("BEOBACHTEN"));
        assertThat(Backups.list(folder)).as("the one from before is set aside").hasSize(2);
    }

    /** Else what it is about to store comes back. */
    @Test
    void aResetEndsWhatRunsAndLeavesNothing() {
        try {
            engine().credentials()
                    .keep(engine().workspaces().require("acme"), EnteredCredentials.of(SID, new Secret(TOKEN)), true);
            twilio.faults().latency(Duration.ofSeconds(30));
            Engine before = engine();
            AtomicBoolean endedFirst = new AtomicBoolean();
            before.sync()
                    .watchRuns(id -> endedFirst.set(!before.sync().isRunning(id)
                            && before.workspaces().find(id).isPresent()));
            Threads.start("run", () -> before.sync().sync("acme", step -> {}, new Cancellation()));
            await().until(() -> before.sync().isRunning("acme"));
            settings(5);
            click("#reset");
            write("#word", "reset");
            click("#question #confirm");
            await().atMost(Duration.ofSeconds(20)).until(() -> says("Welcome"));
            assertThat(endedFirst)
                    .as("the run had ended before its workspace went")
                    .isTrue();
            assertThat(engine().workspaces().all()).isEmpty();
            assertThat(engine().credentials().all()).isEmpty();
            assertThat(engine().history().recent("acme", 10)).isEmpty();
        } finally {
            twilio.faults().clear();
        }
    }
}
