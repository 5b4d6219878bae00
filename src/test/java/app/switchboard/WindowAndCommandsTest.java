package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import app.switchboard.base.DataFolder;
import app.switchboard.fx.Mode;
import app.switchboard.fx.Seen;
import app.switchboard.fx.Uncaught;
import app.switchboard.instance.FolderLock;
import app.switchboard.instance.HostClient;
import app.switchboard.instance.HostClient.Streams;
import app.switchboard.instance.Request;
import app.switchboard.instance.Request.Wish;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Preferences;
import app.switchboard.twilio.TwilioAddress;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
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

/** The window as it is wired, and what happens around it: command lines, other windows, starts that failed, mistakes of ours. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WindowAndCommandsTest {

    @TempDir
    Path temp;

    private Path folder;
    private Wiring wiring;
    private Stage stage;
    private FxRobot robot;
    private Thread.UncaughtExceptionHandler before;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void prepare(FxRobot given) {
        robot = given;
        folder = DataFolder.create(temp.resolve("data"));
        wiring = new Wiring(home(), Preferences.forSession());
        before = Thread.getDefaultUncaughtExceptionHandler();
    }

    private Home home() {
        return new Home(
                () -> folder,
                here -> Engine.open(here, Secrets.withoutKeychain(here), TwilioAddress.of(Optional.empty())));
    }

    private void show() {
        robot.interact(() -> wiring.show(stage, Mode.NORMAL));
    }

    @AfterEach
    void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(stage::hide);
        wiring.end();
    }

    private boolean says(String text) {
        return robot.lookup(".label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> Seen.is(label)
                        && label.getScene() != null
                        && label.getText() != null
                        && label.getText().startsWith(text));
    }

    private void until(String text) {
        await().atMost(Duration.ofSeconds(30)).until(() -> says(text));
    }

    private String serve(String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter both = new PrintWriter(said);
        Request request = new Request(
                Hosting.version(),
                Wish.RUN,
                List.of(arguments),
                "/",
                "UTC",
                true,
                false,
                Map.of(TwilioAddress.VARIABLE, Objects.requireNonNullElse(System.getenv(TwilioAddress.VARIABLE), "")));
        assertThat(HostClient.run(
                        folder, request, new Streams(InputStream.nullInputStream(), both, both, new Cancellation())))
                .as(said.toString())
                .hasValue(0);
        return said.toString();
    }

    @Test
    void whatACommandChangesIsSeenAtOnce() {
        show();
        until("Welcome");
        assertThat(serve("workspace", "add", "acme", "--name", "Acme Ltd")).startsWith("Added workspace acme");
        until("Acme Ltd");
        assertThat(serve("workspace", "list")).contains("acme");
        serve("workspace", "remove", "acme", "--yes");
        until("Welcome");
    }

    @Test
    void aSecondStartBringsTheFirstToTheFront() {
        show();
        until("Welcome");
        robot.interact(() -> stage.setIconified(true));
        assertThat(home().isShownElsewhere()).isTrue();
        await().until(() -> !stage.isIconified());
        robot.interact(stage::hide);
        assertThat(home().isShownElsewhere()).as("while it comes to its end").isFalse();
        assertThat(stage.isShowing()).isFalse();
        wiring.end();
        assertThat(home().isShownElsewhere()).isFalse();
        assertThat(FolderLock.isFree(folder)).isTrue();
    }

    @Test
    void theWindowWaitsForTheCommandLine() {
        FolderLock command = FolderLock.tryTake(folder).orElseThrow();
        show();
        until("The command line is working");
        command.close();
        until("Welcome");
    }

    @Test
    void aWindowThatIsClosedWhileItWaitsTakesNothing() {
        try (FolderLock _ = FolderLock.tryTake(folder).orElseThrow()) {
            show();
            until("The command line is working");
            robot.interact(stage::hide);
        }
        wiring.end();
        await().until(() -> FolderLock.isFree(folder));
    }

    @Test
    void afterTwoFailedStartsSafeModeIsOffered() {
        new Starts(folder).begin();
        new Starts(folder).begin();
        show();
        until("Switchboard did not start properly twice");
        assertThat(FolderLock.isFree(folder)).as("nothing is opened yet").isTrue();
        robot.clickOn("Start in safe mode");
        until("Safe mode");
        assertThat(new Starts(folder).failedTwice()).isTrue();
        robot.interact(stage::hide);
        assertThat(new Starts(folder).failedTwice()).isFalse();
    }

    @Test
    void aStartThatDiedIsCounted() {
        new Starts(folder).begin();
        show();
        until("Welcome");
        assertThat(new Starts(folder).failedTwice()).as("until it stands").isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> !new Starts(folder).failedTwice());
    }

    @Test
    void aMistakeIsToldAndTheWindowGoesOn() {
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught(Platform::runLater, wiring::uncaught));
        show();
        until("Welcome");
        for (int i = 0; i < 3; i++) {
            Platform.runLater(() -> {
                throw new IllegalStateException("a mistake");
            });
            WaitForAsyncUtils.waitForFxEvents();
        }
        until("Something went wrong inside Switchboard");
        until("SB-001 (");
        robot.clickOn("Copy diagnostics");
        until("Copied.");
        robot.clickOn("Go on");
        await().until(() -> !robot.lookup(".error-layer").query().isVisible());
        robot.clickOn("Add account");
        await().until(() -> robot.listWindows().size() > 1);
    }
}
