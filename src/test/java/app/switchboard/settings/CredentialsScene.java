package app.switchboard.settings;

import static org.awaitility.Awaitility.await;

import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Seen;
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
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The credentials pane in a window, over a real engine. */
abstract class CredentialsScene {

    @TempDir
    static Path temp;

    final List<String> browsed = new CopyOnWriteArrayList<>();
    final List<String> strayed = new CopyOnWriteArrayList<>();
    final FxRobot robot = new FxRobot();
    Workbench bench;
    CredentialsViewModel pane;
    Parent view;

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

    Parent show(Stage stage) {
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

    <T extends Node> T find(String id, Class<T> type) {
        return robot.lookup("#" + id).queryAs(type);
    }

    void type(String id, String text) {
        robot.clickOn("#" + id).write(text, 0);
    }

    /** As one who copied them from somewhere: to type them takes the robot seconds. */
    void fill(String token) {
        paste("name", "Acme Ltd");
        paste("accountSid", "  " + Workbench.SID);
        paste("authToken", token);
    }

    private void paste(String id, String text) {
        robot.clickOn("#" + id);
        robot.interact(() -> {
            if (view.getScene().getFocusOwner() instanceof TextInputControl field) {
                field.replaceSelection(text);
            }
        });
    }

    void awaitEnd() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !find("progress", Node.class).isVisible());
        WaitForAsyncUtils.waitForFxEvents();
    }

    List<String> texts(String selector) {
        return robot.lookup(selector).queryAllAs(Labeled.class).stream()
                .filter(Seen::is)
                .map(Labeled::getText)
                .toList();
    }
}
