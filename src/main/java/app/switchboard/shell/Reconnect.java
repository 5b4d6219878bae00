package app.switchboard.shell;

import app.switchboard.base.Cancellation;
import app.switchboard.fx.Background;
import app.switchboard.sync.SyncEngine;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Syncs the workspaces that wait for the network, once it is back. While it is away nothing is written and nothing shows. For the FX thread. */
final class Reconnect {

    private static final Logger LOG = LoggerFactory.getLogger(Reconnect.class);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final SyncEngine engine;
    private final Background background;
    private final Supplier<List<WorkspaceItem>> workspaces;
    private final Consumer<String> sync;
    private final Cancellation.Registration timer;
    private boolean asking;

    Reconnect(
            SyncEngine engine, Background background, Supplier<List<WorkspaceItem>> workspaces, Consumer<String> sync) {
        this.engine = engine;
        this.background = background;
        this.workspaces = workspaces;
        this.sync = sync;
        this.timer = background.every(PAUSE, this::check);
    }

    void check() {
        if (asking || waiting().isEmpty()) {
            return;
        }
        asking = true;
        background.run(engine::twilioIsReachable, this::answered, failure -> answered(false));
    }

    private void answered(boolean reachable) {
        asking = false;
        if (reachable) {
            List<WorkspaceItem> back = waiting();
            LOG.info("Twilio can be reached again; workspaces to sync: {}", back.size());
            back.forEach(item -> sync.accept(item.id()));
        }
    }

    private List<WorkspaceItem> waiting() {
        return workspaces.get().stream()
                .filter(item -> item.state() == SyncState.OFFLINE || item.state() == SyncState.UNVERIFIED)
                .filter(WorkspaceItem::hasCredentials)
                .toList();
    }

    void stop() {
        timer.close();
    }
}
