package app.switchboard;

import app.switchboard.base.Failure;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.fx.Background;
import app.switchboard.fx.FileDialogs;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Toolkit;
import app.switchboard.fx.Views;
import app.switchboard.inventory.InventoryViews;
import app.switchboard.inventory.NumbersViewModel;
import app.switchboard.settings.CredentialsController;
import app.switchboard.settings.CredentialsViewModel;
import app.switchboard.shell.MainWindow;
import app.switchboard.shell.ShellViewModel;
import app.switchboard.shell.ShellViews;
import app.switchboard.shell.Watching;
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
    private final Background background = new FxBackground();
    private final Texts texts = Texts.ofSystem();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Stage stage;
    private @Nullable MainWindow window;
    private @Nullable Opened opened;
    private @Nullable ShellViewModel shell;
    private @Nullable Watching watching;

    /** An open engine, with the Twilio it talks to where that is ours. */
    private record Opened(Engine engine, boolean demo, AutoCloseable also) {

        void close() {
            engine.close();
            try {
                also.close();
            } catch (Exception e) {
                LOG.warn("The demo did not end cleanly", e);
            }
        }
    }

    Wiring(Callable<Engine> realEngine) {
        this.realEngine = realEngine;
    }

    /** Shows the window and returns when it was closed and the engine with it. */
    static int window(Callable<Engine> realEngine, boolean demo) {
        Wiring wiring = new Wiring(realEngine);
        Toolkit.start(() -> {
            Theme.followSystem();
            wiring.show(new Stage(), demo);
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

    void show(Stage given, boolean demo) {
        stage = given;
        given.setOnHidden(event -> {
            leave();
            closed.countDown();
        });
        window = new MainWindow(given, texts);
        window.show();
        open(demo);
    }

    private void open(boolean demo) {
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
                    return demo ? openDemo() : new Opened(realEngine.call(), false, () -> {});
                },
                this::ready,
                failure -> failed(failure, demo));
    }

    /** Ends what the window does with the engine that it has. */
    private void leave() {
        if (shell != null) {
            shell.close();
            shell = null;
        }
        if (watching != null) {
            watching.stop();
            watching = null;
        }
    }

    private static Opened openDemo() {
        DemoTwilio twilio = DemoTwilio.start(Demo.account());
        try {
            Demo demo = Demo.open(twilio.address());
            return new Opened(demo.engine(), true, () -> {
                twilio.close();
                demo.deleteFolder();
            });
        } catch (RuntimeException e) {
            twilio.close();
            throw e;
        }
    }

    private void failed(Failure failure, boolean demo) {
        LOG.error("{} {}", failure.code(), failure.sentence(), failure.cause());
        Objects.requireNonNull(window).showFailure(failure, () -> open(demo));
    }

    private void ready(Opened now) {
        opened = now;
        Engine engine = now.engine();
        Stage owner = Objects.requireNonNull(stage);
        NumbersViewModel list = new NumbersViewModel(
                engine.numbers(),
                engine.workspaces(),
                engine.journal(),
                engine.routings(),
                background,
                texts,
                new FileDialogs(() -> owner));
        ShellViewModel made = new ShellViewModel(
                engine.workspaces(),
                engine.credentials(),
                engine.numbers(),
                engine.history(),
                engine.sync(),
                background,
                texts,
                list,
                now.demo(),
                () -> open(true));
        CredentialsViewModel pane = new CredentialsViewModel(
                engine.workspaces(),
                engine.credentials(),
                engine.secrets(),
                engine.numbers(),
                engine.sync(),
                background,
                texts,
                made);
        shell = made;
        watching = new Watching(engine.watch(), background, made.notices()::add, made, texts);
        made.onCredentials(pane::edit);
        pane.onSaved(made::saved);
        list.onCheckAccount(made::showCredentials);

        Views views = new Views(texts.bundle());
        InventoryViews.register(views, list);
        CredentialsController.addTo(views, pane, Toolkit::browse);
        ShellViews.register(views, made, Toolkit::browse);
        Objects.requireNonNull(window).showReady(views.load("ShellView"));
    }
}
