package app.switchboard.sync;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.history.History;
import app.switchboard.history.Outcome;
import app.switchboard.history.Run;
import app.switchboard.numbers.Drift;
import app.switchboard.webhook.Journal;
import app.switchboard.workspace.Policy.Schedule;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Checks workspaces by their schedules and tells what is new: once for each thing, not once for each number or check. Begins with those whose books an interrupted run left open. Several may hear it, each from a thread of its own: what is due is checked once. */
public final class Watch {

    /** What is worth a notification. */
    public enum Kind {
        /** Something was changed outside Switchboard. */
        DRIFT,
        /** A check failed. */
        FAILED,
        /** Twilio does not accept the credentials any more; no more checks until they are saved anew. */
        REJECTED,
        /** Checks work again. */
        RECOVERED
    }

    /**
     * One notification.
     *
     * @param numbers how many numbers it is about; 0 where it is about the workspace
     */
    public record Event(Workspace workspace, Kind kind, int numbers, String message) {}

    /** One who hears what is new, from now on until it is closed. */
    public final class Hearer implements AutoCloseable {

        private final Queue<Event> news = new ConcurrentLinkedQueue<>();

        private Hearer() {}

        /** Checks the workspaces that are due, one after the other, unless another hearer has that done just now, and gives what is new to this one. Called again and again, every minute or so. */
        public List<Event> check(Cancellation cancellation) {
            if (checking.tryLock()) {
                try {
                    List<Event> events = Watch.this.check(cancellation);
                    hearers.forEach(hearer -> hearer.news.addAll(events));
                } finally {
                    checking.unlock();
                }
            }
            List<Event> mine = new ArrayList<>();
            for (Event event = news.poll(); event != null; event = news.poll()) {
                mine.add(event);
            }
            return mine;
        }

        /** True where others hear the same. */
        public boolean isInCompany() {
            return hearers.size() > 1;
        }

        @Override
        public void close() {
            hearers.remove(this);
        }
    }

    /** What is remembered of a workspace between checks. */
    private static final class Memory {
        long checkedAt;
        boolean due;
        Set<Drift> drift = Set.of();

        @Nullable
        String failure;

        @Nullable
        SavedCredentials rejected;
    }

    /** Clocks that run apart by more than this were set, or the computer slept: then every workspace is looked at. */
    private static final Duration APART = Duration.ofMinutes(1);

    private final Workspaces workspaces;
    private final Credentials credentials;
    private final History history;
    private final Journal journal;
    private final SyncEngine sync;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final List<Hearer> hearers = new CopyOnWriteArrayList<>();
    /** Guards what is below. */
    private final ReentrantLock checking = new ReentrantLock();

    private final Map<String, Memory> memories = new HashMap<>();
    private @Nullable Instant lookedAt;
    private long lookedAtNanos;
    private boolean begun;

    /**
     * A watch that has looked at nothing yet.
     *
     * @param nanoTime a monotonic clock, as {@link System#nanoTime}
     */
    public Watch(
            Workspaces workspaces,
            Credentials credentials,
            History history,
            Journal journal,
            SyncEngine sync,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.workspaces = workspaces;
        this.credentials = credentials;
        this.history = history;
        this.journal = journal;
        this.sync = sync;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Begins to hear what is new. */
    public Hearer hear() {
        Hearer hearer = new Hearer();
        hearers.add(hearer);
        return hearer;
    }

    /** As {@link Hearer#check}, for one thread at a time. */
    List<Event> check(Cancellation cancellation) {
        boolean woke = woke();
        Set<String> leftOpen = begun ? Set.of() : Set.copyOf(journal.workspacesWithOpen());
        begun = true;
        List<Event> events = new ArrayList<>();
        for (Workspace workspace : workspaces.all()) {
            if (cancellation.isCancelled()) {
                break;
            }
            Schedule schedule = workspace.policy().schedule();
            Optional<SavedCredentials> saved = credentials.find(workspace.id());
            boolean open = leftOpen.contains(workspace.id());
            if ((schedule == Schedule.OFF && !open) || saved.isEmpty()) {
                memories.remove(workspace.id());
                continue;
            }
            Memory memory = memories.computeIfAbsent(workspace.id(), id -> first(id, schedule));
            boolean waits = saved.get().equals(memory.rejected) && isRejected(workspace.id());
            if (!waits && !sync.isRunning(workspace.id()) && (open || woke || isDue(memory, schedule))) {
                look(workspace, saved.get(), memory, cancellation).ifPresent(events::add);
            }
        }
        return events;
    }

    /** Until new credentials are saved, or the old ones work again in somebody else's run. */
    private boolean isRejected(String workspaceId) {
        return history.lastFinished(workspaceId)
                .map(Run::report)
                .filter(report -> report.outcome() == Outcome.REJECTED)
                .isPresent();
    }

    private boolean woke() {
        Instant now = clock.instant();
        long nanos = nanoTime.getAsLong();
        Instant before = lookedAt;
        boolean apart = before != null
                && Duration.between(before, now)
                                .minusNanos(nanos - lookedAtNanos)
                                .abs()
                                .compareTo(APART)
                        > 0;
        lookedAt = now;
        lookedAtNanos = nanos;
        return apart;
    }

    /** Whether a workspace is due when the watch begins, its history tells. */
    private Memory first(String workspaceId, Schedule schedule) {
        Memory memory = new Memory();
        Instant last = history.lastFinished(workspaceId).map(Run::finishedAt).orElse(Instant.EPOCH);
        Duration ago = Duration.between(last, clock.instant());
        memory.due = ago.isNegative() || ago.compareTo(schedule.every()) >= 0;
        memory.checkedAt = memory.due ? 0 : nanoTime.getAsLong() - ago.toNanos();
        return memory;
    }

    private boolean isDue(Memory memory, Schedule schedule) {
        return memory.due
                || nanoTime.getAsLong() - memory.checkedAt >= schedule.every().toNanos();
    }

    private Optional<Event> look(
            Workspace workspace, SavedCredentials saved, Memory memory, Cancellation cancellation) {
        memory.checkedAt = nanoTime.getAsLong();
        memory.due = false;
        Failure failure;
        try {
            SyncResult result = sync.check(workspace.id(), SyncOptions.DEFAULT, progress -> {}, cancellation);
            if (result.report().outcome() == Outcome.CANCELLED) {
                // Others may go on hearing; but what somebody stopped in particular is stopped.
                memory.due = cancellation.isCancelled();
                return Optional.empty();
            }
            failure = result.failure();
            if (failure == null) {
                return succeeded(workspace, memory, result.drift());
            }
        } catch (FailureException e) {
            failure = e.failure();
            if (failure.code().equals("SB-017")) {
                // Somebody began a run this very moment: that is no failure, and the check is still due.
                memory.due = true;
                return Optional.empty();
            }
        }
        return failed(workspace, saved, memory, failure);
    }

    private static Optional<Event> succeeded(Workspace workspace, Memory memory, List<Drift> drift) {
        boolean failedBefore = memory.failure != null;
        memory.failure = null;
        memory.rejected = null;
        Set<Drift> fresh = new HashSet<>(drift);
        fresh.removeAll(memory.drift);
        memory.drift = Set.copyOf(drift);
        int numbers = (int) fresh.stream().map(Drift::sid).distinct().count();
        if (numbers > 0) {
            return Optional.of(new Event(
                    workspace,
                    Kind.DRIFT,
                    numbers,
                    numbers == 1
                            ? fresh.iterator().next().phoneNumber() + " was changed outside Switchboard."
                            : numbers + " numbers were changed outside Switchboard."));
        }
        return failedBefore
                ? Optional.of(new Event(workspace, Kind.RECOVERED, 0, "Checks work again."))
                : Optional.empty();
    }

    private static Optional<Event> failed(Workspace workspace, SavedCredentials saved, Memory memory, Failure failure) {
        boolean rejected = failure instanceof Failure.Credentials;
        if (rejected) {
            memory.rejected = saved;
        }
        if (failure.code().equals(memory.failure)) {
            return Optional.empty();
        }
        memory.failure = failure.code();
        return Optional.of(new Event(workspace, rejected ? Kind.REJECTED : Kind.FAILED, 0, failure.text()));
    }
}
