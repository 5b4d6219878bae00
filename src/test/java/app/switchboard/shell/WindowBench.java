package app.switchboard.shell;

import app.switchboard.activity.ActivityPages;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.EngineBench;
import app.switchboard.fx.Mode;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.SettingsDoor;
import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Views;
import app.switchboard.inventory.InventoryViews;
import app.switchboard.inventory.NumbersViewModel;
import app.switchboard.inventory.PlanViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The whole main window over a real engine; only the settings window is noted instead of opened. */
final class WindowBench extends EngineBench {

    final List<String> opened = new ArrayList<>();
    Optional<Path> saveTo = Optional.empty();

    WindowBench(Path folder) {
        super(folder);
    }

    /** A window over it all. */
    Window window(Background background, boolean demo) {
        return new Window(background, demo ? Mode.DEMO : Mode.NORMAL);
    }

    Window safe(Background background) {
        return new Window(background, Mode.SAFE);
    }

    final class Window {
        final NumbersViewModel list;
        final ShellViewModel shell;
        final PaletteViewModel palette;
        private final Views views = new Views(texts.bundle());

        private Window(Background background, Mode mode) {
            Doors doors = doors();
            Desk desk = desk(background);
            shell = new ShellViewModel(doors, desk, mode);
            list = new NumbersViewModel(
                    doors, desk, shell, (title, name) -> saveTo.map(folder -> folder.resolve(name)));
            PlanViewModel plan = new PlanViewModel(doors, desk, shell);
            ActivityPages pages = new ActivityPages(doors, desk, shell);
            InventoryViews.register(views, list, plan);
            pages.register(views);
            palette = new PaletteViewModel(doors, desk, shell, () -> went.add("quit"));
            ShellViews.register(views, shell, palette, opened::add);
            shell.connect(
                    new Faces(list, plan, pages.pages(), settings(), () -> went.add("demo"), () -> went.add("normal")));
        }

        private SettingsDoor settings() {
            Navigator noted = navigator();
            return new SettingsDoor() {
                @Override
                public void show(SettingsPane pane) {
                    noted.showSettings(pane);
                }

                @Override
                public void showCredentials(@Nullable String workspaceId) {
                    noted.showCredentials(workspaceId);
                }
            };
        }

        Parent load() {
            return views.load("ShellView");
        }
    }
}
