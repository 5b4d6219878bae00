package app.switchboard.shell;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.RunWords;
import app.switchboard.history.Outcome;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncOptions;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** The runs that this window started and that are going on. For the FX thread. */
final class Runs {

    /** Hears how runs end. */
    interface Listener {

        /** A run came to its end, well or not; its rows are stored. */
        void ended(String workspaceId, SyncResult result);

        /** No run could begin, or the database gave way. */
        void failed(String workspaceId, Failure failure);
    }

    /**
     * One that is going on.
     *
     * @param text what it does at the moment
     * @param fraction how far it is, 0 to 1; -1 if unknown
     */
    record Running(Cancellation cancellation, String text, double fraction) {}

    private final SyncEngine engine;
    private final Background background;
    private final Words words;
    private final Listener listener;
    private final ObservableMap<String, Running> running = FXCollections.observableHashMap();

    Runs(SyncEngine engine, Background background, Words words, Listener listener) {
        this.engine = engine;
        this.background = background;
        this.words = words;
        this.listener = listener;
    }

    /** By workspace. */
    ObservableMap<String, Running> running() {
        return running;
    }

    /** True for a run of this window as well as for one that the credentials' pane started. */
    boolean isGoingOn(String workspaceId) {
        return running.containsKey(workspaceId) || engine.isRunning(workspaceId);
    }

    void start(String workspaceId) {
        start(workspaceId, SyncOptions.DEFAULT);
    }

    void start(String workspaceId, SyncOptions options) {
        if (isGoingOn(workspaceId)) {
            return;
        }
        Cancellation cancellation = new Cancellation();
        SyncProgress first = new SyncProgress.Verifying();
        running.put(workspaceId, new Running(cancellation, words.runs().step(first), -1));
        Consumer<SyncProgress> progress = background.coalesced(step -> told(workspaceId, cancellation, step));
        background.run(
                () -> engine.sync(workspaceId, options, progress, cancellation),
                result -> {
                    running.remove(workspaceId);
                    Failure failure = result.failure();
                    if (failure instanceof Failure.Database) {
                        // No run could be recorded, so it has to be told here.
                        listener.failed(workspaceId, failure);
                    } else {
                        listener.ended(workspaceId, result);
                    }
                },
                failure -> {
                    running.remove(workspaceId);
                    listener.failed(workspaceId, failure);
                });
    }

    /** The last word of a run may arrive after its end; it must not bring it back. */
    private void told(String workspaceId, Cancellation cancellation, SyncProgress step) {
        Running known = running.get(workspaceId);
        if (known != null && known.cancellation().equals(cancellation) && !cancellation.isCancelled()) {
            running.put(workspaceId, new Running(cancellation, words.runs().step(step), RunWords.fraction(step)));
        }
    }

    void cancel(String workspaceId, String text) {
        Running known = running.get(workspaceId);
        if (known != null) {
            known.cancellation().cancel();
            running.put(workspaceId, new Running(known.cancellation(), text, -1));
        }
    }

    /** Asks all of them to stop; for when the window closes. */
    void cancelAll() {
        Map.copyOf(running).values().forEach(one -> one.cancellation().cancel());
    }

    static boolean wellEnded(SyncResult result) {
        Outcome outcome = result.report().outcome();
        return outcome == Outcome.COMPLETE || outcome == Outcome.PARTIAL;
    }
}
