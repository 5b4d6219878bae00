package app.switchboard.fx;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.history.History.Purpose;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The runs that this window started, and those of others that it follows: what goes on and the last that ended. For the FX thread. */
public final class Tasks {

    private static final int KEPT = 50;

    /** What a run does; called on a background thread. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Consumer<SyncProgress> progress, Cancellation cancellation) throws Exception;
    }

    /** Hears how one run ends, well or not. */
    public interface Listener<T> {

        /** It came to its end; its rows are stored. */
        void ended(T result);

        /** No run could begin, or the database gave way. */
        void failed(Failure failure);
    }

    private final Background background;
    private final InstantSource clock;
    private final Texts texts;
    private final RunWords words;
    private final ObservableList<Task> all = FXCollections.observableArrayList();
    /** Kept: such a view is let go, and its listeners with it, where nobody holds it. */
    private final ObservableList<Task> view = FXCollections.unmodifiableObservableList(all);

    private final Map<Long, Meter> meters = new HashMap<>();
    private @Nullable OthersRuns others;
    private long lastId;

    public Tasks(Background background, Texts texts, InstantSource clock) {
        this.background = background;
        this.texts = texts;
        this.words = new RunWords(texts);
        this.clock = clock;
    }

    /** The newest first. A task is exchanged for a newer one with the same id as it goes on. */
    public ObservableList<Task> all() {
        return view;
    }

    /** What runs for a workspace; null if nothing does. */
    public @Nullable Task running(String workspaceId) {
        return all.stream()
                .filter(task -> task.running() && task.workspaceId().equals(workspaceId))
                .findFirst()
                .orElse(null);
    }

    /** All that run. */
    public List<Task> running() {
        return all.stream().filter(Task::running).toList();
    }

    /** Starts a run. One a workspace at a time is the engine's rule: a second one fails with SB-017. */
    public Task start(String workspaceId, Purpose purpose, Work<SyncResult> work, Listener<SyncResult> listener) {
        return start(workspaceId, purpose, work, Function.identity(), listener);
    }

    /**
     * As {@link #start(String, Purpose, Work, Listener)}, for work that does more than run.
     *
     * @param resultOf takes the run's result out of the work's
     */
    public <T> Task start(
            String workspaceId, Purpose purpose, Work<T> work, Function<T, SyncResult> resultOf, Listener<T> listener) {
        Cancellation cancellation = new Cancellation();
        Task task = add(workspaceId, purpose, cancellation);
        Consumer<SyncProgress> progress = background.coalesced(step -> told(task.id(), step));
        background.run(
                () -> work.run(progress, cancellation),
                result -> {
                    end(task.id(), resultOf.apply(result), null);
                    listener.ended(result);
                },
                failure -> {
                    end(task.id(), null, failure);
                    listener.failed(failure);
                });
        return task;
    }

    /** Shows the runs of others on an engine, too, until the registration is closed. */
    public Cancellation.Registration follow(SyncEngine engine) {
        others = new OthersRuns(this, background);
        return engine.followRuns(others);
    }

    Task add(String workspaceId, Purpose purpose, Cancellation cancellation) {
        String first = words.step(new SyncProgress.Verifying());
        Task task = new Task(
                ++lastId, workspaceId, purpose, clock.instant(), cancellation, first, -1, 0, null, null, null, null);
        meters.put(task.id(), new Meter(clock));
        all.addFirst(task);
        if (all.size() > KEPT) {
            all.removeLast();
        }
        return task;
    }

    /** True where a run that goes on was begun here. */
    boolean isOurs(Cancellation given) {
        return all.stream().anyMatch(task -> task.cancellation() == given);
    }

    /** The last word of a run may arrive after its end; it must not bring it back. */
    void told(long id, SyncProgress step) {
        int index = indexOf(id);
        Meter meter = meters.get(id);
        if (index >= 0 && meter != null) {
            Task known = all.get(index);
            if (known.running() && !known.cancellation().isCancelled()) {
                meter.see(step);
                all.set(index, known.at(words.step(step), RunWords.fraction(step), meter.perSecond(), meter.left()));
            }
        }
    }

    /** Notes how one ended: one of the two is null. */
    void end(long id, @Nullable SyncResult result, @Nullable Failure failure) {
        meters.remove(id);
        int index = indexOf(id);
        if (index >= 0) {
            all.set(index, all.get(index).ended(how(result, failure), clock.instant(), result, failure));
        }
    }

    private String how(@Nullable SyncResult result, @Nullable Failure failure) {
        Failure why = result == null ? failure : result.failure();
        if (why != null) {
            return texts.failure(why).text();
        }
        return result == null ? "" : words.done(result.report());
    }

    void forget(long id) {
        all.removeIf(task -> task.id() == id);
    }

    private int indexOf(long id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /** Stops a run; what it finished stays. */
    public void cancel(Task task) {
        task.cancellation().cancel();
        int index = indexOf(task.id());
        if (index >= 0 && all.get(index).running()) {
            all.set(index, all.get(index).at(texts.get("run.cancelling"), -1, 0, null));
        }
    }

    /** Asks all that were begun here to stop; for when the window closes. */
    public void cancelAll() {
        running().stream()
                .filter(task -> others == null || !others.has(task))
                .forEach(task -> task.cancellation().cancel());
    }

    /** Takes those that ended off the list. */
    public void forgetEnded() {
        all.removeIf(task -> !task.running());
    }

    /** How fast a step goes on. */
    private static final class Meter {

        /** Before that a rate says little. */
        private static final Duration SETTLES = Duration.ofMillis(1500);

        private final InstantSource clock;
        private @Nullable Class<?> step;
        private long since;
        private int begunAt;
        private int done;
        private int total;

        Meter(InstantSource clock) {
            this.clock = clock;
        }

        void see(SyncProgress now) {
            int before = done;
            switch (now) {
                case SyncProgress.Listing(int listed, int about) -> count(listed, about);
                case SyncProgress.Configuring(int set, int of, int failed) -> count(set, of);
                default -> count(0, 0);
            }
            if (!now.getClass().equals(step) || done < before) {
                step = now.getClass();
                since = clock.millis();
                begunAt = done;
            }
        }

        private void count(int so, int of) {
            done = so;
            total = of;
        }

        double perSecond() {
            long millis = clock.millis() - since;
            return millis < SETTLES.toMillis() ? 0 : 1000.0 * (done - begunAt) / millis;
        }

        @Nullable
        Duration left() {
            double rate = perSecond();
            return rate <= 0 || total <= done ? null : Duration.ofMillis(Math.round(1000 * (total - done) / rate));
        }
    }
}
