package app.switchboard.shell;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.fx.Fits;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Views;
import app.switchboard.fx.Walk;
import app.switchboard.workspace.Marks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the window has room for longer words, stands the other way round, and can be heard. */
class WindowFitsTest {

    private static final int WIDTH = 820;
    private static final int HEIGHT = 560;

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

    private Parent shell(Texts texts, boolean demo) {
        bench.texts = texts;
        WindowBench.Window window = bench.window(new SameThread(), demo);
        window.shell.showNumbers(demo ? "acme" : null);
        return window.load();
    }

    private Parent welcome(Texts texts) {
        bench.texts = texts;
        WindowBench.Window window = bench.window(new SameThread(), false);
        return new Views(texts.bundle())
                .with(WelcomeController.class, () -> new WelcomeController(window.shell))
                .load("WelcomeView");
    }

    private Parent failure(Texts texts) {
        Failure failure = new Failure.Database(
                "SB-401", "Another Switchboard has the database open.", "Close it, then try again.", null);
        return new Views(texts.bundle())
                .with(FailureController.class, () -> new FailureController(failure, texts, () -> {}))
                .load("FailureView");
    }

    private static Parent loading(Texts texts) {
        return new Views(texts.bundle()).load("LoadingView");
    }

    private void check(String name, Function<Texts, Parent> view) throws Exception {
        Fits.check(name, WIDTH, HEIGHT, bench.texts, view);
        Walk.check(name, WIDTH, HEIGHT, () -> view.apply(bench.texts));
    }

    @Test
    void welcome() throws Exception {
        check("welcome", this::welcome);
    }

    @Test
    void failure() throws Exception {
        check("failure", this::failure);
    }

    @Test
    void loading() throws Exception {
        check("loading", WindowFitsTest::loading);
    }

    @Test
    void window() throws Exception {
        bench.acme(Duration.ofMinutes(12));
        bench.globex(Duration.ofHours(30));
        Fits.check("window", WIDTH, HEIGHT, bench.texts, texts -> shell(texts, true));
    }

    /** Every bar at once: what failed, what ended, what happened meanwhile, and what runs. */
    @Test
    void windowWithEveryBar() throws Exception {
        bench.acme(Duration.ofMinutes(12));
        bench.workspaces.change("acme", new Marks(Marks.Colour.BLUE, true));
        bench.setNow(WindowBench.NOW.plusSeconds(60));
        bench.twilio.faults().denyAuth();
        bench.engine.sync("acme", step -> {}, Cancellation.never());
        Fits.check("window-bars", WIDTH, HEIGHT, bench.texts, texts -> {
            bench.texts = texts;
            WindowBench.Window window = bench.window(new SameThread(), false);
            window.shell.showNumbers("acme");
            window.shell.notices().add(new Notice("Drift", texts.get("problem.review"), () -> {}));
            return window.load();
        });
    }

    @Test
    void palette() throws Exception {
        bench.globex(Duration.ofHours(30));
        Fits.check("palette", WIDTH, HEIGHT, bench.texts, texts -> {
            bench.texts = texts;
            WindowBench.Window window = bench.window(new SameThread(), false);
            Parent view = window.load();
            window.palette.open();
            window.palette.queryProperty().set("sync");
            return view;
        });
    }

    @Test
    void safeMode() throws Exception {
        Fits.check("safe-mode", WIDTH, HEIGHT, bench.texts, texts -> {
            bench.texts = texts;
            return bench.safe(new SameThread()).load();
        });
    }

    @Test
    void waiting() throws Exception {
        check("waiting", texts -> new Views(texts.bundle()).load("WaitingView"));
    }

    @Test
    void safeOffer() throws Exception {
        check(
                "safe-offer",
                texts -> new Views(texts.bundle())
                        .with(SafeOfferController.class, () -> new SafeOfferController(() -> {}, () -> {}))
                        .load("SafeOfferView"));
    }

    @Test
    void error() throws Exception {
        check("error", texts -> {
            ErrorViewModel model = new ErrorViewModel(new SameThread(), texts, thrown -> "", text -> {});
            model.show(new IllegalStateException());
            model.show(new IllegalStateException());
            model.copy();
            return new Views(texts.bundle())
                    .with(ErrorController.class, () -> new ErrorController(model))
                    .load("ErrorView");
        });
    }
}
