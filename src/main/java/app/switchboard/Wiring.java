package app.switchboard;

import app.switchboard.activity.ActivityPages;
import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.Logs;
import app.switchboard.fx.Appearance;
import app.switchboard.fx.Background;
import app.switchboard.fx.Clip;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.FileDialogs;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Mode;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Toolkit;
import app.switchboard.fx.Uncaught;
import app.switchboard.fx.Views;
import app.switchboard.inventory.InventoryViews;
import app.switchboard.inventory.NumbersViewModel;
import app.switchboard.inventory.PlanViewModel;
import app.switchboard.settings.CredentialsViewModel;
import app.switchboard.settings.DiagnosticsText;
import app.switchboard.settings.SettingsActions;
import app.switchboard.settings.SettingsController;
import app.switchboard.settings.SettingsViewModel;
import app.switchboard.settings.SettingsWindow;
import app.switchboard.shell.Faces;
import app.switchboard.shell.MainWindow;
import app.switchboard.shell.PaletteViewModel;
import app.switchboard.shell.ShellViewModel;
import app.switchboard.shell.ShellViews;
import app.switchboard.shell.Watching;
import app.switchboard.store.Preferences;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
    private Preferences preferences;
    private Texts texts;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Stage stage;
    private @Nullable MainWindow window;
    /** Read by other threads, too. */
    private volatile @Nullable OpenEngine opened;

    private @Nullable SettingsWindow settings;
    private @Nullable ShellViewModel shell;
    /** True where a mistake of ours kept the window from standing. */
    private boolean broken;
    /** What ends with the views of an engine, last first. */
    private final Deque<Runnable> ends = new ArrayDeque<>();

    Wiring(Home home, Preferences preferences) {
        this.home = home;
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
        ShellViewModel shown = shell;
        if (shown != null) {
            shown.changedElsewhere();
        }
        if (settings != null) {
            settings.changedElsewhere();
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
                        Callable<?> after = between.before(before.engine());
                        before.close();
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
        shell = null;
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
    }

    private void failed(Failure failure, Mode mode) {
        LOG.error("{} {}", failure.code(), failure.sentence(), failure.cause());
        broken = failure instanceof Failure.Bug;
        Objects.requireNonNull(window).showFailure(failure, () -> open(mode));
    }

    private void leaveSafeMode() {
        choosePreferences(Mode.NORMAL);
        open(Mode.NORMAL);
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
        Stage owner = Objects.requireNonNull(stage);
        Doors doors = now.engine().doors();
        Desk desk = new Desk(background, texts, new Tasks(background, texts, InstantSource.system()), preferences);
        Views views = new Views(texts.bundle());
        Clip.keepsFor(() -> preferences.get(Clip.PREFERENCE, Clip.SECONDS));
        Logs.detailed(preferences.get("log.level", "").equals("debug"));
        doors.secrets().lockVaultAfter(Duration.ofMinutes((long) preferences.get("vault.idle", 0.0)));

        ShellViewModel shell = new ShellViewModel(doors, desk, now.mode());
        NumbersViewModel list = new NumbersViewModel(doors, desk, shell, new FileDialogs(() -> owner));
        PlanViewModel plan = new PlanViewModel(doors, desk, shell);
        ActivityPages pages = new ActivityPages(doors, desk, shell);
        CredentialsViewModel credentials = new CredentialsViewModel(doors, desk, shell);
        SettingsWindow settings = settings(doors, desk, views, credentials, shell, now.mode());
        this.settings = settings;

        InventoryViews.register(views, list, plan);
        pages.register(views);
        ShellViews.register(views, shell, new PaletteViewModel(doors, desk, shell, owner::hide), Toolkit::browse);

        shell.connect(new Faces(list, plan, pages.pages(), settings, () -> open(Mode.DEMO), this::leaveSafeMode));
        ends.push(desk.tasks().follow(doors.sync())::close);
        ends.push(shell::close);
        this.shell = shell;
        if (now.mode() != Mode.SAFE) {
            Watching watching =
                    new Watching(now.engine().watch(), background, shell.notices()::add, shell, texts, preferences);
            ends.push(watching::stop);
        }
        ends.push(settings::hide);
        Objects.requireNonNull(window).showReady(views.load("ShellView"));
        broken = false;
        Cancellation.Registration[] standing = new Cancellation.Registration[1];
        standing[0] = background.every(STANDS, () -> {
            standing[0].close();
            home.stood();
        });
        ends.push(standing[0]::close);
    }

    private SettingsWindow settings(
            Doors doors, Desk desk, Views views, CredentialsViewModel credentials, ShellViewModel shell, Mode mode) {
        SettingsActions actions = new SettingsActions(
                this::speak,
                backup -> open(mode, engine -> OpenEngine.restoring(engine, backup)),
                () -> open(mode, OpenEngine::resetting),
                shell::saved,
                Theme::appearance,
                Toolkit::browse,
                Toolkit::reveal);
        SettingsViewModel model = new SettingsViewModel(doors, desk, actions, credentials);
        SettingsController.addTo(views, model, actions);
        SettingsWindow made =
                new SettingsWindow(Objects.requireNonNull(stage), texts, model, () -> views.load("SettingsView"));
        credentials.onSaved(id -> {
            shell.saved(id);
            model.saved(id);
        });
        credentials.onLeave(made::hide);
        return made;
    }

    /** Builds the windows anew, in the language that the person chose, over the engine that is open. */
    private void speak() {
        texts = Texts.in(preferences.get("language", ""));
        leave();
        mainWindow();
        ready(Objects.requireNonNull(opened));
        Objects.requireNonNull(settings).show(SettingsPane.GENERAL);
    }
}
