package app.switchboard.shell;

import app.switchboard.base.Failure;
import app.switchboard.fx.Pictures;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.Views;
import app.switchboard.workspace.Marks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No test: run it by name to look at the window, {@code mvn test -Dtest=WindowPictures}. */
class WindowPictures {

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
        bench.workspaces.add("initech", "Initech", app.switchboard.workspace.WebhookTemplate.DEFAULT);
        bench.workspaces.change("acme", new Marks(Marks.Colour.BLUE, true));
        bench.workspaces.change(
                "globex", bench.workspaces.require("globex").policy().withReadOnly(true));
    }

    private void picture(
            String name, int width, int height, Consumer<WindowBench.Window> before, Consumer<Parent> after)
            throws Exception {
        Pictures.take(name, width, height, () -> {
            WindowBench.Window window = bench.window(new SameThread(), name.startsWith("demo"));
            before.accept(window);
            Parent view = window.load();
            reach(view, after);
            return view;
        });
    }

    private void picture(
            String name,
            int width,
            int height,
            Consumer<WindowBench.Window> before,
            Consumer<Parent> after,
            Consumer<WindowBench.Window> last)
            throws Exception {
        Pictures.take(name, width, height, () -> {
            WindowBench.Window window = bench.window(new SameThread(), false);
            before.accept(window);
            Parent view = window.load();
            reach(view, after);
            last.accept(window);
            return view;
        });
    }

    /** What is in a split pane is there once that has a scene. */
    private static void reach(Parent view, Consumer<Parent> action) {
        Scene scene = new Scene(view);
        view.applyCss();
        action.accept(view);
        scene.setRoot(new Pane());
    }

    private static void select(Parent view, int row) {
        ((TableView<?>) view.lookup(".number-table")).getSelectionModel().select(row);
    }

    @Test
    void list() throws Exception {
        three();
        picture("list", 1100, 720, window -> window.shell.showNumbers("acme"), view -> select(view, 3));
        picture("all", 1100, 720, window -> window.shell.showNumbers(null), view -> {});
        picture(
                "details",
                1100,
                720,
                window -> {
                    window.shell.showNumbers("acme");
                    window.list.detailsProperty().set(true);
                },
                view -> select(view, 0));
        picture(
                "details-small",
                820,
                560,
                window -> {
                    window.shell.showNumbers("acme");
                    window.list.detailsProperty().set(true);
                    window.list.searchProperty().set("app");
                },
                view -> select(view, 0));
        picture("demo-small", 820, 560, window -> window.shell.showNumbers("acme"), view -> {});
        picture(
                "nomatch",
                1100,
                720,
                window -> {
                    window.shell.showNumbers("acme");
                    window.list.searchProperty().set("zebra");
                },
                view -> {});
        picture("none", 1100, 720, window -> window.shell.showNumbers("initech"), view -> {});
    }

    @Test
    void palette() throws Exception {
        three();
        picture("palette", 1100, 720, window -> window.shell.showNumbers("acme"), view -> {}, window -> {
            window.palette.open();
            window.palette.queryProperty().set("415");
        });
    }

    @Test
    void welcome() throws Exception {
        picture("welcome", 1100, 720, window -> {}, view -> {});
        picture("welcome-small", 820, 560, window -> {}, view -> {});
    }

    @Test
    void rejected() throws Exception {
        three();
        picture(
                "done",
                1100,
                720,
                window -> {
                    window.shell.showNumbers("acme");
                    window.shell.sync();
                },
                view -> {});
        bench.setNow(WindowBench.NOW.plusSeconds(60));
        bench.twilio.faults().denyAuth();
        bench.engine.sync("acme", step -> {}, app.switchboard.base.Cancellation.never());
        bench.twilio.close();
        bench.engine.sync("globex", step -> {}, app.switchboard.base.Cancellation.never());
        picture("rejected", 1100, 720, window -> window.shell.showNumbers("acme"), view -> {});
        picture("offline", 820, 560, window -> window.shell.showNumbers("globex"), view -> {});
    }

    @Test
    void failure() throws Exception {
        Failure failure = new Failure.Database(
                "SB-401", "Another Switchboard has the database open.", "Close it, then try again.", null);
        Pictures.take(
                "failure",
                1100,
                720,
                () -> new Views(bench.texts.bundle())
                        .with(FailureController.class, () -> new FailureController(failure, bench.texts, () -> {}))
                        .load("FailureView"));
        Pictures.take("loading", 1100, 720, () -> new Views(bench.texts.bundle()).load("LoadingView"));
    }
}
