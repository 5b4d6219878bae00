package app.switchboard;

import app.switchboard.activity.ActivityPages;
import app.switchboard.base.Logs;
import app.switchboard.fx.Background;
import app.switchboard.fx.Clip;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Dialogs;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Mode;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Tasks;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Toolkit;
import app.switchboard.fx.Views;
import app.switchboard.inventory.InventoryViews;
import app.switchboard.inventory.NumbersViewModel;
import app.switchboard.inventory.PlanViewModel;
import app.switchboard.settings.CredentialsViewModel;
import app.switchboard.settings.SettingsActions;
import app.switchboard.settings.SettingsController;
import app.switchboard.settings.SettingsViewModel;
import app.switchboard.settings.SettingsWindow;
import app.switchboard.shell.Faces;
import app.switchboard.shell.KeychainWindow;
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
import javafx.scene.Parent;
import javafx.stage.Stage;

/** The views of one open engine, in one language, wired by hand. For the FX thread. */
final class EngineViews {

    /** What leads from the views to another engine, or to none. */
    interface Ways {

        SettingsActions actions(ShellViewModel shell);

        void demo();

        void leaveSafeMode();
    }

    private final ShellViewModel shell;
    private final SettingsWindow settings;
    /** What ends with these views, last first. */
    private final Deque<Runnable> ends = new ArrayDeque<>();

    EngineViews(
            OpenEngine now,
            Stage owner,
            MainWindow window,
            Background background,
            Texts texts,
            Preferences preferences,
            Dialogs dialogs,
            Ways ways) {
        Doors doors = now.engine().doors();
        Desk desk = new Desk(background, texts, new Tasks(background, texts, InstantSource.system()), preferences);
        Views views = new Views(texts.bundle());
        Clip.keepsFor(() -> preferences.get(Clip.PREFERENCE, Clip.SECONDS));
        Logs.detailed(preferences.get("log.level", "").equals("debug"));
        doors.secrets().lockVaultAfter(Duration.ofMinutes((long) preferences.get("vault.idle", 0.0)));

        shell = new ShellViewModel(doors, desk, now.mode());
        NumbersViewModel list = new NumbersViewModel(doors, desk, shell, dialogs);
        PlanViewModel plan = new PlanViewModel(doors, desk, shell);
        ActivityPages pages = new ActivityPages(doors, desk, shell);
        CredentialsViewModel credentials = new CredentialsViewModel(doors, desk, shell);
        SettingsActions actions = ways.actions(shell);
        SettingsViewModel settingsModel = new SettingsViewModel(doors, desk, actions, credentials);
        settings = new SettingsWindow(owner, texts, settingsModel, () -> views.load("SettingsView"));
        connect(credentials, settingsModel);

        InventoryViews.register(views, list, plan);
        pages.register(views);
        ShellViews.register(views, shell, new PaletteViewModel(doors, desk, shell, owner::hide), Toolkit::browse);
        SettingsController.addTo(views, settingsModel, actions);

        shell.connect(new Faces(list, plan, pages.pages(), settings, ways::demo, ways::leaveSafeMode));
        ends.push(desk.tasks().follow(doors.sync())::close);
        ends.push(shell::close);
        Parent root = load(views);
        if (now.mode() != Mode.SAFE) {
            Watching watching =
                    new Watching(now.engine().watch(), background, shell.notices()::add, shell, texts, preferences);
            ends.push(watching::stop);
        }
        ends.push(new KeychainWindow(owner, texts, background, doors.secrets())::close);
        ends.push(settings::hide);
        window.showReady(root);
    }

    private Parent load(Views views) {
        try {
            return views.load("ShellView");
        } catch (RuntimeException | LinkageError e) {
            end();
            throw e;
        }
    }

    private void connect(CredentialsViewModel credentials, SettingsViewModel model) {
        credentials.onSaved(id -> {
            shell.saved(id);
            model.saved(id);
        });
        credentials.onLeave(settings::hide);
    }

    /** A command of others was carried out: what it changed is to be seen. */
    void changedElsewhere() {
        shell.changedElsewhere();
        settings.changedElsewhere();
    }

    void showSettings(SettingsPane pane) {
        settings.show(pane);
    }

    /** Does something once these views end, before what was said earlier. */
    void onEnd(Runnable action) {
        ends.push(action);
    }

    /** Ends what the window does with the engine. */
    void end() {
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
    }
}
