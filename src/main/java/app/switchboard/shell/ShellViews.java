package app.switchboard.shell;

import app.switchboard.fx.Views;
import java.util.function.Consumer;

/** Makes the views of this package loadable: {@code ShellView}, which loads {@code NumbersView} and, when first needed, {@code CredentialsView}. */
public final class ShellViews {

    private ShellViews() {}

    /**
     * @param openLink opens a web address in the browser
     */
    public static void register(Views views, ShellViewModel shell, Consumer<String> openLink) {
        views.with(ShellController.class, () -> new ShellController(shell, views::load, openLink))
                .with(SidebarController.class, () -> new SidebarController(shell))
                .with(MenuController.class, () -> new MenuController(shell))
                .with(WelcomeController.class, () -> new WelcomeController(shell));
    }
}
