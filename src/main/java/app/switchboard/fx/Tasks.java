package app.switchboard.fx;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.history.History.Purpose;
import app.switchboard.sync.SyncProgress;
import app.switchboard.sync.SyncResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The runs that this window started, those that go on and the last that ended, whichever view began them. For the FX thread. */
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
        String first = words.step(new SyncProgress.Verifying());
        Task task = new Task(
                ++lastId, workspaceId, purpose, clock.instant(), cancellation, first, -1, 0, null, null, null, null);
        all.addFirst(task);
        if (all.size() > KEPT) {
            all.removeLast();
        }
        Meter meter = new Meter(clock);
        Consumer<SyncProgress> progress = background.coalesced(step -> told(task.id(), step, meter));
        background.run(
                () -> work.run(progress, cancellation),
                result -> {
                    SyncResult run = resultOf.apply(result);
                    end(task.id(), how(run), run, null);
                    listener.ended(result);
                },
                failure -> {
                    end(task.id(), texts.failure(failure).text(), null, failure);
                    listener.failed(failure);
                });
        return task;
    }

    private String how(SyncResult run) {
        Failure failure = run.failure();
        return failure == null
                ? words.done(run.report())
                : texts.failure(failure).text();
    }

    /** The last word of a run may arrive after its end; it must not bring it back. */
    private void told(long id, SyncProgress step, Meter meter) {
        int index = indexOf(id);
        if (index >= 0) {
            Task known = all.get(index);
            if (known.running() && !known.cancellation().isCancelled()) {
                meter.see(step);
                all.set(index, known.at(words.step(step), RunWords.fraction(step), meter.perSecond(), meter.left()));
            }
        }
    }

    private void end(long id, String how, @Nullable SyncResult result, @Nullable Failure failure) {
        int index = indexOf(id);
        if (index >= 0) {
            all.set(index, all.get(index).ended(how, clock.instant(), result, failure));
        }
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

    /** Asks all of them to stop; for when the window closes. */
    public void cancelAll() {
        running().forEach(task -> task.cancellation().cancel());
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
