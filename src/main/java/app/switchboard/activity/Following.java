package app.switchboard.activity;

import app.switchboard.base.Cancellation;
import app.switchboard.fx.Background;
import app.switchboard.fx.Doors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells a page that is in view when runs begin or end and when numbers change, whoever does it. For the FX thread. */
final class Following {

    private final Doors doors;
    private final Consumer<Boolean> changed;
    private final List<Cancellation.Registration> watches = new ArrayList<>();

    Following(Doors doors, Background background, Runnable changed) {
        this.doors = doors;
        this.changed = background.coalesced(any -> {
            // The last word may arrive after the page went.
            if (isOn()) {
                changed.run();
            }
        });
    }

    void start() {
        if (!isOn()) {
            watches.add(doors.sync().watchRuns(workspaceId -> changed.accept(true)));
            watches.add(doors.numbers().watch(any -> changed.accept(true)));
        }
    }

    void stop() {
        watches.forEach(Cancellation.Registration::close);
        watches.clear();
    }

    boolean isOn() {
        return !watches.isEmpty();
    }
}
