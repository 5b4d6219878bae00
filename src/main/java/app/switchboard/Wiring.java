package app.switchboard;

import app.switchboard.activity.ActivityPages;
import app.switchboard.base.Failure;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.FileDialogs;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Mode;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Toolkit;
import app.switchboard.fx.Views;
import app.switchboard.inventory.InventoryViews;
import app.switchboard.inventory.NumbersViewModel;
import app.switchboard.inventory.PlanViewModel;
import app.switchboard.settings.CredentialsController;
import app.switchboard.settings.CredentialsViewModel;
import app.switchboard.settings.SettingsWindow;
import app.switchboard.shell.Faces;
import app.switchboard.shell.MainWindow;
import app.switchboard.shell.Notice;
import app.switchboard.shell.PaletteViewModel;
import app.switchboard.shell.ShellViewModel;
import app.switchboard.shell.ShellViews;
import app.switchboard.shell.Watching;
import app.switchboard.store.Preferences;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window's composition root, written by hand: the window first, then an engine in it, real or demo. Its state belongs to the FX thread. */
final class Wiring {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private final Callable<Engine> realEngine;
    private final Preferences stored;
    private final Background background = new FxBackground();
    private Preferences preferences;
    private Texts texts;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Stage stage;
    private @Nullable MainWindow window;
    private @Nullable Opened opened;
    /** What ends with the views of an engine, last first. */
    private final Deque<Runnable> ends = new ArrayDeque<>();

    /** An open engine, with the Twilio it talks to where that is ours. */
    private record Opened(Engine engine, Mode mode, AutoCloseable also) {

        void close() {
            engine.close();
            try {
                also.close();
            } catch (Exception e) {
                LOG.warn("The demo did not end cleanly", e);
            }
        }
    }

    Wiring(Callable<Engine> realEngine, Preferences preferences) {
        this.realEngine = realEngine;
        this.stored = preferences;
        this.preferences = preferences;
        this.texts = Texts.in(preferences.get("language", ""));
    }

    /** Shows the window and returns when it was closed and the engine with it. */
    static int window(Callable<Engine> realEngine, Preferences preferences, Mode mode) {
        Wiring wiring = new Wiring(realEngine, preferences);
        Toolkit.start(() -> {
            Theme.followSystem();
            wiring.show(new Stage(), mode);
        });
        try {
            wiring.closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wiring.end();
        Toolkit.stop();
        return 0;
    }

    /** Closes what is open: after the window. */
    void end() {
        Opened last = opened;
        if (last != null) {
            last.close();
        }
    }

    void show(Stage given, Mode mode) {
        choosePreferences(mode);
        stage = given;
        given.setOnHidden(event -> {
            leave();
            closed.countDown();
        });
        window = new MainWindow(given, texts, preferences);
        window.show();
        open(mode);
    }

    /** What is stored may be what keeps the app from working. */
    private void choosePreferences(Mode mode) {
        preferences = mode == Mode.SAFE ? Preferences.forSession() : stored;
        texts = Texts.in(preferences.get("language", ""));
    }

    private void open(Mode mode) {
        MainWindow shown = Objects.requireNonNull(window);
        shown.showLoading();
        leave();
        Opened before = opened;
        opened = null;
        background.run(
                () -> {
                    if (before != null) {
                        before.close();
                    }
                    return mode == Mode.DEMO ? openDemo() : new Opened(realEngine.call(), mode, () -> {});
                },
                this::tryReady,
                failure -> failed(failure, mode));
    }

    /** Ends what the window does with the engine that it has. */
    private void leave() {
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
    }

    private static Opened openDemo() {
        DemoTwilio twilio = DemoTwilio.start(Demo.account());
        try {
            Demo demo = Demo.open(twilio.address());
            return new Opened(demo.engine(), Mode.DEMO, () -> {
                twilio.close();
                demo.deleteFolder();
            });
        } catch (RuntimeException e) {
            twilio.close();
            throw e;
        }
    }

    private void failed(Failure failure, Mode mode) {
        LOG.error("{} {}", failure.code(), failure.sentence(), failure.cause());
        Objects.requireNonNull(window).showFailure(failure, () -> open(mode));
    }

    private void tell(ShellViewModel shell, Notice notice) {
        if (preferences.get("notifications", true)) {
            shell.notices().add(notice);
        }
    }

    private void leaveSafeMode() {
        choosePreferences(Mode.NORMAL);
        open(Mode.NORMAL);
    }

    /** A mistake of ours must not leave the window waiting for ever. */
    private void tryReady(Opened now) {
        try {
            ready(now);
        } catch (RuntimeException | LinkageError e) {
            failed(Failure.of(e), now.mode());
        }
    }

    private void ready(Opened now) {
        opened = now;
        Stage owner = Objects.requireNonNull(stage);
        Doors doors = now.engine().doors();
        Desk desk = new Desk(background, texts, new Tasks(background, texts, InstantSource.system()), preferences);
        Views views = new Views(texts.bundle());

        ShellViewModel shell = new ShellViewModel(doors, desk, now.mode());
        NumbersViewModel list = new NumbersViewModel(doors, desk, shell, new FileDialogs(() -> owner));
        PlanViewModel plan = new PlanViewModel(doors, desk, shell);
        ActivityPages pages = new ActivityPages(doors, desk, shell);
        CredentialsViewModel credentials = new CredentialsViewModel(doors, desk, shell);
        credentials.onSaved(shell::saved);
        SettingsWindow settings = new SettingsWindow(owner, texts, credentials, () -> views.load("CredentialsView"));

        credentials.onLeave(settings::hide);

        InventoryViews.register(views, list, plan);
        pages.register(views);
        CredentialsController.addTo(views, credentials, Toolkit::browse);
        ShellViews.register(views, shell, new PaletteViewModel(doors, desk, shell, owner::hide), Toolkit::browse);

        shell.connect(new Faces(list, plan, pages.pages(), settings, () -> open(Mode.DEMO), this::leaveSafeMode));
        ends.push(shell::close);
        if (now.mode() != Mode.SAFE) {
            Watching watching =
                    new Watching(now.engine().watch(), background, notice -> tell(shell, notice), shell, texts);
            ends.push(watching::stop);
        }
        ends.push(settings::hide);
        Objects.requireNonNull(window).showReady(views.load("ShellView"));
    }
}
