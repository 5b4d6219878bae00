package app.switchboard.shell;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.fx.Pictures;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.Views;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the window looks, in light and dark. */
class WindowPicturesTest {

    @TempDir
    Path folder;

    private WindowBench bench;

    @BeforeEach
    void open() {
        bench = new WindowBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void three() {
        bench.acme(Duration.ofMinutes(12));
        bench.globex(Duration.ofHours(30));
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        bench.workspaces.change("acme", new Marks(Marks.Colour.BLUE, true));
        bench.workspaces.change(
                "globex", bench.workspaces.require("globex").policy().withReadOnly(true));
    }

    private Supplier<Parent> window(Consumer<WindowBench.Window> prepare, int row) {
        return () -> {
            // Not as wide as the columns of the window before.
            bench.preferences.set("window.columns", "");
            WindowBench.Window window = bench.window(new SameThread(), false);
            Parent view = window.load();
            // What is in a split pane is there once that has a scene.
            Scene scene = new Scene(view);
            prepare.accept(window);
            view.applyCss();
            if (view.lookup(".number-table") instanceof TableView<?> table && row >= 0) {
                table.getSelectionModel().clearAndSelect(row);
            }
            scene.setRoot(new Pane());
            return view;
        };
    }

    @Test
    void theListWithDetails() throws Exception {
        three();
        Consumer<WindowBench.Window> withDetails = window -> {
            window.shell.showNumbers("acme");
            window.list.detailsProperty().set(true);
        };
        Pictures.check("window", 1100, 720, window(withDetails, 1));
        Pictures.check("window-large", 1600, 1000, window(window -> window.shell.showNumbers(null), 3));
        Pictures.check("window-small", 820, 560, window(window -> window.shell.showNumbers("acme"), 0));
    }

    @Test
    void thePalette() throws Exception {
        three();
        Consumer<WindowBench.Window> typed = window -> {
            window.shell.showNumbers("acme");
            window.palette.open();
            window.palette.queryProperty().set("415");
        };
        Pictures.check("palette", 1100, 720, window(typed, -1));
    }

    @Test
    void theWelcome() throws Exception {
        Pictures.check("welcome", 1100, 720, window(window -> {}, -1));
        Pictures.check("safe-mode", 820, 560, () -> bench.safe(new SameThread()).load());
    }

    @Test
    void whatWentWrong() throws Exception {
        three();
        bench.setNow(WindowBench.NOW.plusSeconds(60));
        bench.twilio.faults().denyAuth();
        bench.engine.sync("acme", step -> {}, Cancellation.never());
        bench.twilio.close();
        bench.engine.sync("globex", step -> {}, Cancellation.never());
        Pictures.check("rejected", 1100, 720, window(window -> window.shell.showNumbers("acme"), -1));
        Pictures.check("offline", 820, 560, window(window -> window.shell.showNumbers("globex"), -1));
    }

    @Test
    void beforeThereIsAnEngine() throws Exception {
        Failure failure = new Failure.Database(
                "SB-401", "Another Switchboard has the database open.", "Close it, then try again.", null);
        Pictures.check(
                "failure",
                820,
                560,
                () -> new Views(bench.texts.bundle())
                        .with(FailureController.class, () -> new FailureController(failure, bench.texts, () -> {}))
                        .load("FailureView"));
    }

    @Test
    void beforeTheWindowOpens() throws Exception {
        Pictures.check(
                "safe-offer",
                820,
                560,
                () -> new Views(bench.texts.bundle())
                        .with(SafeOfferController.class, () -> new SafeOfferController(() -> {}, () -> {}))
                        .load("SafeOfferView"));
    }

    @Test
    void aMistakeOfOurs() throws Exception {
        three();
        Supplier<Parent> under = window(window -> window.shell.showNumbers("acme"), 0);
        Pictures.check("error", 820, 560, () -> {
            ErrorViewModel model = new ErrorViewModel(new SameThread(), bench.texts, thrown -> "", text -> {});
            model.show(new IllegalStateException());
            model.show(new IllegalStateException());
            model.copy();
            Parent card = new Views(bench.texts.bundle())
                    .with(ErrorController.class, () -> new ErrorController(model))
                    .load("ErrorView");
            return new StackPane(under.get(), card);
        });
    }

    @Test
    void theKeychainWaits() throws Exception {
        Pictures.check(
                "keychain-waits",
                360,
                190,
                () -> new Views(bench.texts.bundle())
                        .with(KeychainController.class, () -> new KeychainController(() -> {}))
                        .load("KeychainView"));
    }
}
