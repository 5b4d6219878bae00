package app.switchboard.shell;

import app.switchboard.fx.Views;
import java.util.function.Consumer;

/** Makes the views of this package loadable: {@code ShellView}, which loads {@code NumbersView} and, when first needed, {@code CredentialsView}. */
public final class ShellViews {

    private ShellViews() {}

    /**
     * @param openLink opens a web address in the browser
     */
    public static void register(
            Views views, ShellViewModel shell, PaletteViewModel palette, Consumer<String> openLink) {
        views.with(ShellController.class, () -> new ShellController(shell, palette, views::load, openLink))
                .with(SidebarController.class, () -> new SidebarController(shell))
                .with(MenuController.class, () -> new MenuController(shell, palette))
                .with(PaletteController.class, () -> new PaletteController(palette))
                .with(WelcomeController.class, () -> new WelcomeController(shell));
    }
}
