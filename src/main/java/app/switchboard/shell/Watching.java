package app.switchboard.shell;

import app.switchboard.base.Cancellation;
import app.switchboard.fx.Background;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.Texts;
import app.switchboard.store.Preferences;
import app.switchboard.sync.Watch;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the workspaces by their schedules while the window is open, and tells what is new: one notification for each thing. For the FX thread. */
public final class Watching {

    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Watch.Hearer watch;
    private final Background background;
    private final Consumer<Notice> notify;
    private final Navigator navigator;
    private final Texts texts;
    private final Preferences preferences;
    private final Cancellation cancellation = new Cancellation();
    private final Cancellation.Registration timer;
    private boolean checking;

    /** Begins at once: what an earlier session left open is looked at first. */
    public Watching(
            Watch watch,
            Background background,
            Consumer<Notice> notify,
            Navigator navigator,
            Texts texts,
            Preferences preferences) {
        this.preferences = preferences;
        this.watch = watch.hear();
        this.background = background;
        this.notify = notify;
        this.navigator = navigator;
        this.texts = texts;
        this.timer = background.every(PAUSE, this::check);
        check();
    }

    void check() {
        if (checking) {
            return;
        }
        checking = true;
        background.run(() -> watch.check(cancellation), this::tell, failure -> {
            checking = false;
            LOG.warn("Checking failed: {} {}", failure.code(), failure.text());
        });
    }

    private void tell(List<Watch.Event> events) {
        checking = false;
        for (Watch.Event event : events) {
            if (!isWanted(event.kind())) {
                continue;
            }
            String id = event.workspace().id();
            notify.accept(new Notice(
                    Texts.plain(event.workspace().name()),
                    text(event),
                    event.kind() == Watch.Kind.REJECTED
                            ? () -> navigator.showCredentials(id)
                            : () -> navigator.showNumbers(id)));
        }
    }

    private boolean isWanted(Watch.Kind kind) {
        String which = switch (kind) {
            case DRIFT -> "drift";
            case REJECTED -> "expiry";
            case FAILED, RECOVERED -> "failures";
        };
        return preferences.get("notifications", true) && preferences.get("notifications." + which, true);
    }

    private String text(Watch.Event event) {
        return switch (event.kind()) {
            case DRIFT -> texts.get("watch.drift", event.numbers());
            case RECOVERED -> texts.get("watch.recovered");
            case FAILED, REJECTED -> Texts.plain(texts.message(null, event.message()));
        };
    }

    /** Stops checking; for when the window closes. */
    public void stop() {
        timer.close();
        watch.close();
        cancellation.cancel();
    }
}
