package app.switchboard.webhook;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Threads;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.twilio.TwilioNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out changes, many numbers at once (the account's own limit decides how many). A number that stands otherwise than planned is left alone. One that refuses fails alone; rejected credentials, a lost network and a cancelled run stop the rest. Used once.
 *
 * <p>The workers only talk to Twilio. What they bring back is booked by the calling thread, all that has come in at a time: the slower the disk, the larger its batches.
 */
public final class WebhookWriter {

    /** Workers; each waits for the account's limit, which is lower as a rule. */
    private static final int WORKERS = 64;

    /** Changes whose intents are written at a time: few enough to stop between them, many enough to be quick. */
    private static final int SLICE = 1000;

    /** How long a look at a number counts: past that it is looked at again before it is written. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /**
     * One change, with the number as it was last seen.
     *
     * @param seenAt when that look was, by the same clock as the writer's
     */
    public record Write(NumberChange change, TwilioNumber seen, long seenAt) {}

    /**
     * What became of one change.
     *
     * @param after the number as it is now; null unless done, or changed by somebody else
     * @param failure null if done
     */
    public record Written(
            NumberChange change,
            @Nullable TwilioNumber after,
            @Nullable Failure failure) {

        public boolean gone() {
            return failure != null && Objects.equals(failure.twilioCode(), 20404);
        }

        /** True where somebody else changed the number since it was planned: nothing was written. */
        public boolean changedMeanwhile() {
            return failure != null && failure.code().equals(CHANGED_MEANWHILE);
        }

        /** True where Twilio may have made the change and did not say: the intent stays open. */
        boolean unknown() {
            return failure != null && failure.code().equals("SB-307");
        }
    }

    private static final String CHANGED_MEANWHILE = "SB-308";

    /** What a worker hands over: a result, or (null) its end. */
    private record Delivery(@Nullable Written written) {}

    private final TwilioAccount account;
    private final Journal journal;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Cancellation cancellation;
    private final Queue<Write> waiting = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable RuntimeException> stop = new AtomicReference<>();

    /**
     * A writer that has written nothing yet.
     *
     * @param nanoTime a monotonic clock, as {@link System#nanoTime}
     */
    public WebhookWriter(
            TwilioAccount account,
            Journal journal,
            Executor executor,
            LongSupplier nanoTime,
            Cancellation cancellation) {
        this.account = account;
        this.journal = journal;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.cancellation = cancellation;
    }

    /**
     * What a change becomes that no longer fits its number: not sent, not journaled.
     *
     * @return the failure SB-308; empty where it still fits
     */
    public static Optional<Failure> misfit(NumberChange change, TwilioNumber now) {
        return change.fits(now)
                ? Optional.empty()
                : Optional.of(new Failure.Twilio(
                        CHANGED_MEANWHILE,
                        "The number was changed meanwhile, so it was left as it is.",
                        "Look at it, then plan again.",
                        null,
                        null));
    }

    /**
     * Writes all changes.
     *
     * @param booked told of the changes as they end, on the calling thread
     * @throws FailureException what stopped the rest: SB-1xx, SB-2xx, SB-4xx
     * @throws CancelledException if cancelled; what was done stays done
     */
    public void write(String runId, String workspaceId, List<Write> writes, Consumer<List<Written>> booked) {
        for (int from = 0; from < writes.size(); from += SLICE) {
            cancellation.throwIfCancelled();
            writeSlice(runId, workspaceId, writes.subList(from, Math.min(from + SLICE, writes.size())), booked);
        }
    }

    private void writeSlice(String runId, String workspaceId, List<Write> writes, Consumer<List<Written>> booked) {
        Map<String, String> intents = journal.intend(runId, workspaceId, writes);
        waiting.addAll(writes);
        int workers = Math.min(WORKERS, writes.size());
        for (int i = 0; i < workers; i++) {
            Threads.run(executor, this::work);
        }
        while (workers > 0) {
            List<Delivery> arrived = await();
            List<Written> results = arrived.stream()
                    .map(Delivery::written)
                    .flatMap(Stream::ofNullable)
                    .toList();
            workers -= arrived.size() - results.size();
            book(results, intents, booked);
        }
        journal.withdraw(
                waiting.stream().map(write -> intents.get(write.change().sid())).toList());
        waiting.clear();
        RuntimeException stopped = stop.get();
        if (stopped != null) {
            throw stopped;
        }
    }

    private void book(List<Written> results, Map<String, String> intents, Consumer<List<Written>> booked) {
        if (results.isEmpty()) {
            return;
        }
        try {
            booked.accept(results);
            journal.finish(
                    results.stream().filter(written -> !written.unknown()).toList(), intents);
        } catch (RuntimeException e) {
            // The workers are let end; their intents stay open. That the books can't be kept outweighs what stopped the
            // rest.
            stop.updateAndGet(before -> isDatabase(before) ? before : e);
        }
    }

    /** The first failure of the database says why; those after it, only that it is closed. */
    private static boolean isDatabase(@Nullable RuntimeException thrown) {
        return thrown instanceof FailureException failed && failed.failure() instanceof Failure.Database;
    }

    /** All that has arrived, at least one. */
    private List<Delivery> await() {
        List<Delivery> arrived = new ArrayList<>();
        try {
            arrived.add(deliveries.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        deliveries.drainTo(arrived);
        return arrived;
    }

    private void work() {
        try {
            while (stop.get() == null && !waiting.isEmpty()) {
                cancellation.throwIfCancelled();
                Write write = waiting.poll();
                if (write != null) {
                    deliveries.add(new Delivery(writeOne(write)));
                }
            }
        } catch (RuntimeException e) {
            stop.compareAndSet(null, e);
        } finally {
            deliveries.add(new Delivery(null));
        }
    }

    private Written writeOne(Write write) {
        NumberChange change = write.change();
        try {
            Optional<Failure> misfit = nanoTime.getAsLong() - write.seenAt() > FRESH.toNanos()
                    ? misfit(change, account.require(change.sid()))
                    : Optional.empty();
            return misfit.isPresent()
                    ? new Written(change, null, misfit.get())
                    : new Written(change, account.update(change.sid(), change.from(), change.to()), null);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Twilio) {
                return left(change, e.failure());
            }
            // Whether the change arrived is not known: its intent stays open.
            throw e;
        }
    }

    /** What was not done. Where somebody else changed the number, part of what was asked for may be made all the same: it is looked at, so that this is not taken for drift later. */
    private Written left(NumberChange change, Failure failure) {
        Written written = new Written(change, null, failure);
        if (!written.changedMeanwhile()) {
            return written;
        }
        try {
            return new Written(change, account.number(change.sid()).orElse(null), failure);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Twilio) {
                return written;
            }
            throw e;
        }
    }
}
