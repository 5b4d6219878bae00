package app.switchboard.fx;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/** Notifications in the window's upper right corner, as macOS shows them. */
public final class PopupNotifier implements Notifier {

    private static final Duration STAYS = Duration.seconds(12);

    private final Supplier<Window> owner;

    public PopupNotifier(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public void show(String title, String text, Runnable opens) {
        Notifications.create()
                .owner(owner.get())
                .position(Pos.TOP_RIGHT)
                .title(title)
                .text(text)
                .hideAfter(STAYS)
                .onAction(event -> opens.run())
                .show();
    }
}
