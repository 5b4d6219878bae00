package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Logs;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.fx.Mode;
import app.switchboard.fx.Seen;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Preferences;
import app.switchboard.twilio.TwilioAddress;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
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
                Preferences.forSession(),
                owner -> (title, name) -> Optional.of(folder.resolve(name)));
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
                .anyMatch(label -> Seen.is(label)
                        && label.getText() != null
                        && label.getText().startsWith(text));
    }

    @Test
    void fromTheWelcomeToTheListWithTheKeyboardAlone() throws Exception {
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
        assertThat(everythingThatLeavesTheWindow()).isEmpty();
    }

    /** Writes exports and a backup, which {@link #close} searches with the rest; gives where the token is in what is copied. */
    private List<String> everythingThatLeavesTheWindow() throws Exception {
        Canary canary = new Canary(DemoAccount.EXPLORE_SID, DemoAccount.EXPLORE_TOKEN);
        robot.interact(() ->
                robot.lookup("#export").queryAs(MenuButton.class).getItems().forEach(MenuItem::fire));
        await().until(() -> files("*.csv") == 1 && files("*.json") == 1);
        robot.targetWindow(stage);
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        pane(3);
        fire("#backUp");
        await().until(() -> files("backups/*.zip") == 1);
        pane(5);
        fire("#copyDiagnostics");
        await().until(() -> !clipboard().isEmpty());
        List<String> found =
                new ArrayList<>(canary.in("diagnostics", clipboard().getBytes(StandardCharsets.UTF_8)));
        robot.interact(() -> wiring.uncaught(new IllegalStateException("a mistake")));
        await().until(() -> says("Something"));
        fire("#copy");
        await().until(() -> clipboard().contains("a mistake"));
        found.addAll(canary.in("the report of a mistake", clipboard().getBytes(StandardCharsets.UTF_8)));
        return found;
    }

    private static long files(String glob) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
            return all.filter(file -> matcher.matches(folder.relativize(file))).count();
        }
    }

    private void pane(int index) {
        await().until(() -> robot.lookup("#panes").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#panes")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(index));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void fire(String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private String clipboard() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> Objects.requireNonNullElse(
                        Clipboard.getSystemClipboard().getString(), ""))
                .get();
    }
}
