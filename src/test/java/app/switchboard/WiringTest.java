package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Logs;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.fx.Mode;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Preferences;
import app.switchboard.twilio.TwilioAddress;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window as it is wired, from the welcome to the list, by keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WiringTest {

    @TempDir
    static Path folder;

    private static final DemoTwilio TWILIO = DemoTwilio.start(DemoAccount.explore());

    private static final Logger ours = (Logger) LoggerFactory.getLogger("app.switchboard");
    private static final Level before = ours.getLevel();

    private Wiring wiring;
    private Stage stage;
    private FxRobot robot;

    @Start
    void start(Stage given) {
        stage = given;
        Logs.start(folder);
        ours.setLevel(Level.TRACE);
        wiring = new Wiring(
                new Home(
                        () -> folder,
                        here -> Engine.open(here, Secrets.withoutKeychain(here), new TwilioAddress(TWILIO.address()))),
                Preferences.forSession());
        wiring.show(stage, Mode.NORMAL);
    }

    @BeforeEach
    void robot(FxRobot given) {
        robot = given;
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(stage::hide);
        wiring.end();
        TWILIO.close();
        ours.setLevel(before);
        // The token was typed, kept, used and shown as dots: of it, nothing is on disk.
        assertThat(Files.readString(folder.resolve("logs/switchboard.log"))).contains("Creating Twilio client");
        assertThat(new Canary(DemoAccount.EXPLORE_SID, DemoAccount.EXPLORE_TOKEN).in(folder))
                .isEmpty();
    }

    /** In the newest window: without a desktop, the one behind it counts as focused too. */
    private String focused() {
        Node owner = robot.listWindows().stream()
                .filter(Window::isFocused)
                .map(window -> window.getScene().getFocusOwner())
                .filter(Objects::nonNull)
                .reduce((behind, before) -> before)
                .orElse(null);
        return owner == null
                ? "nothing"
                : Objects.requireNonNullElse(owner.getId(), owner.getClass().getSimpleName());
    }

    private boolean says(String text) {
        return robot.lookup(".label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.isVisible()
                        && label.getText() != null
                        && label.getText().startsWith(text));
    }

    @Test
    void fromTheWelcomeToTheListWithTheKeyboardAlone() {
        await().atMost(Duration.ofSeconds(20)).until(() -> says("Welcome"));
        robot.clickOn("Add account");
        await().untilAsserted(() -> assertThat(focused()).isEqualTo("name"));
        robot.targetWindow(robot.listWindows().getLast());
        robot.write("Acme Ltd", 0);
        robot.type(KeyCode.TAB, KeyCode.TAB);
        robot.write(DemoAccount.EXPLORE_SID, 0);
        robot.type(KeyCode.TAB);
        robot.write(DemoAccount.EXPLORE_TOKEN, 0);
        robot.type(KeyCode.ENTER);
        await().atMost(Duration.ofSeconds(30)).until(() -> says("Done in"));
        robot.type(KeyCode.ENTER);
        await().until(() -> robot.listWindows().size() == 1);
        await().until(() -> says("In sync"));
        await().until(() -> says("250 numbers, 16 point elsewhere"));
    }
}
