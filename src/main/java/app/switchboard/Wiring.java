package app.switchboard;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.fx.Appearance;
import app.switchboard.fx.Background;
import app.switchboard.fx.Dialogs;
import app.switchboard.fx.FileDialogs;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Mode;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Toolkit;
import app.switchboard.fx.Uncaught;
import app.switchboard.settings.DiagnosticsText;
import app.switchboard.settings.SettingsActions;
import app.switchboard.shell.MainWindow;
import app.switchboard.shell.ShellViewModel;
import app.switchboard.store.Preferences;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window's composition root, written by hand: the window first, then an engine in it, real or demo. Its state belongs to the FX thread. */
final class Wiring {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /** A window that is still there after this did start. */
    private static final Duration STANDS = Duration.ofSeconds(5);

    private final Home home;
    private final Preferences stored;
    private final Background background = new FxBackground();
    private final Function<@Nullable Stage, Dialogs> dialogs;
    private Preferences preferences;
    private Texts texts;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Stage stage;
    private @Nullable MainWindow window;
    /** Read by other threads, too. */
    private volatile @Nullable OpenEngine opened;

    private @Nullable EngineViews views;
    /** True where a mistake of ours kept the window from standing. */
    private boolean broken;

    Wiring(Home home, Preferences preferences) {
        this(home, preferences, owner -> new FileDialogs(() -> owner));
    }

    /**
     * @param dialogs asks where files go, over a window
     */
    Wiring(Home home, Preferences preferences, Function<@Nullable Stage, Dialogs> dialogs) {
        this.home = home;
        this.dialogs = dialogs;
        this.stored = preferences;
        this.preferences = preferences;
        this.texts = Texts.in(preferences.get("language", ""));
    }

    /** Shows the window and returns when it was closed and the engine with it. */
    static int window(Home home, Preferences preferences, Mode mode) {
        Wiring wiring = new Wiring(home, preferences);
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught(wiring.background::onFx, wiring::uncaught));
        Toolkit.start(() -> {
            wiring.choosePreferences(mode);
            Theme.appearance(Appearance.of(wiring.preferences.get(Appearance.PREFERENCE, "")));
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
        OpenEngine last = opened;
        home.end(last == null ? () -> {} : last::close);
    }

    void show(Stage given, Mode mode) {
        choosePreferences(mode);
        stage = given;
        given.setOnHidden(event -> {
            leave();
            home.left();
            if (!broken) {
                home.stood();
            }
            closed.countDown();
        });
        home.asks(new Home.Asked() {
            @Override
            public void show() {
                background.onFx(() -> toFront(given));
            }

            @Override
            public void changed() {
                background.onFx(Wiring.this::changedElsewhere);
            }
        });
        MainWindow shown = mainWindow();
        shown.show();
        if (mode == Mode.NORMAL && home.failedTwice()) {
            shown.showSafeOffer(() -> open(Mode.NORMAL), this::openSafely);
        } else {
            open(mode);
        }
    }

    private MainWindow mainWindow() {
        MainWindow made =
                new MainWindow(Objects.requireNonNull(stage), texts, preferences, background, this::diagnostics);
        window = made;
        return made;
    }

    private String diagnostics(Throwable thrown) {
        OpenEngine now = opened;
        return DiagnosticsText.of(now == null ? null : now.engine().doors(), thrown);
    }

    /** What the window stands on now; null while another one is being opened. */
    @Nullable
    OpenEngine opened() {
        return opened;
    }

    /** Shows what nobody caught. */
    void uncaught(Throwable thrown) {
        MainWindow shown = window;
        if (shown != null) {
            shown.showError(thrown);
        }
    }

    private void openSafely() {
        choosePreferences(Mode.SAFE);
        open(Mode.SAFE);
    }

    private static void toFront(Stage stage) {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    private void changedElsewhere() {
        EngineViews shown = views;
        if (shown != null) {
            shown.changedElsewhere();
        }
    }

    /** What is stored may be what keeps the app from working. */
    private void choosePreferences(Mode mode) {
        preferences = mode == Mode.SAFE ? Preferences.forSession() : stored;
        texts = Texts.in(preferences.get("language", ""));
    }

    private void open(Mode mode) {
        open(mode, engine -> () -> null);
    }

    private void open(Mode mode, OpenEngine.Between between) {
        MainWindow shown = Objects.requireNonNull(window);
        shown.showLoading();
        leave();
        OpenEngine before = opened;
        opened = null;
        Runnable waits = () -> background.onFx(shown::showWaiting);
        background.run(
                () -> home.alone(() -> {
                    if (before != null) {
                        Callable<?> after;
                        try {
                            after = between.before(before.engine());
                        } finally {
                            // Also where that failed: the next one could not open what this one holds.
                            before.close();
                        }
                        after.call();
                    }
                    return mode == Mode.DEMO ? Optional.of(OpenEngine.demo()) : OpenEngine.real(home, mode, waits);
                }),
                now -> now.ifPresentOrElse(
                        this::tryReady, () -> Objects.requireNonNull(stage).hide()),
                failure -> failed(failure, mode));
    }

    /** Ends what the window does with the engine that it has. */
    private void leave() {
        EngineViews last = views;
        views = null;
        if (last != null) {
            last.end();
        }
    }

    private void failed(Failure failure, Mode mode) {
        LOG.error("{} {}", failure.code(), failure.sentence(), failure.cause());
        broken = failure instanceof Failure.Bug;
        Objects.requireNonNull(window).showFailure(failure, () -> open(mode));
    }

    /** A mistake of ours must not leave the window waiting for ever. */
    private void tryReady(OpenEngine now) {
        try {
            ready(now);
        } catch (RuntimeException | LinkageError e) {
            failed(Failure.of(e), now.mode());
        }
    }

    private void ready(OpenEngine now) {
        opened = now;
        EngineViews made = new EngineViews(
                now,
                Objects.requireNonNull(stage),
                Objects.requireNonNull(window),
                background,
                texts,
                preferences,
                dialogs.apply(stage),
                new Ways(now.mode()));
        views = made;
        broken = false;
        Cancellation.Registration[] standing = new Cancellation.Registration[1];
        standing[0] = background.every(STANDS, () -> {
            standing[0].close();
            home.stood();
        });
        made.onEnd(standing[0]::close);
    }

    private final class Ways implements EngineViews.Ways {

        private final Mode mode;

        Ways(Mode mode) {
            this.mode = mode;
        }

        @Override
        public SettingsActions actions(ShellViewModel shell) {
            return new SettingsActions(
                    Wiring.this::speak,
                    backup -> open(mode, engine -> OpenEngine.restoring(engine, backup)),
                    () -> open(mode, OpenEngine::resetting),
                    shell::saved,
                    Theme::appearance,
                    Toolkit::browse,
                    Toolkit::reveal);
        }

        @Override
        public void demo() {
            open(Mode.DEMO);
        }

        @Override
        public void leaveSafeMode() {
            choosePreferences(Mode.NORMAL);
            open(Mode.NORMAL);
        }
    }

    /** Builds the windows anew, in the language that the person chose, over the engine that is open; or, while another is being opened, over that. */
    private void speak() {
        texts = Texts.in(preferences.get("language", ""));
        leave();
        mainWindow();
        OpenEngine now = opened;
        if (now != null) {
            ready(now);
            Objects.requireNonNull(views).showSettings(SettingsPane.GENERAL);
        }
    }
}
