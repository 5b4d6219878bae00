package app.switchboard.webhook;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan, many numbers at once (the account's own limit decides how many). A number that refuses fails alone; rejected credentials, a lost network and a cancelled run stop the rest. Used once.
 *
 * <p>The workers only talk to Twilio. What they bring back is booked by the calling thread, all that has come in at a time: the slower the disk, the larger its batches.
 */
public final class WebhookWriter {

    /** Workers; each waits for the account's limit, which is lower as a rule. */
    private static final int WORKERS = 64;

    /** Changes whose intents are written at a time: few enough to stop between them, many enough to be quick. */
    private static final int SLICE = 1000;

    /**
     * What became of one change.
     *
     * @param after the number as it is now; null unless done
     * @param failure null if done
     */
    public record Written(
            WebhookPlan.Change change,
            @Nullable TwilioNumber after,
            @Nullable Failure failure) {

        public boolean gone() {
            return failure != null && Objects.equals(failure.twilioCode(), 20404);
        }

        /** True where Twilio may have made the change and did not say: the intent stays open. */
        boolean unknown() {
            return failure != null && failure.code().equals("SB-307");
        }
    }

    /** What a worker hands over: a result, or (null) its end. */
    private record Delivery(@Nullable Written written) {}

    private final TwilioAccount account;
    private final Journal journal;
    private final Executor executor;
    private final Cancellation cancellation;
    private final Queue<WebhookPlan.Change> waiting = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable RuntimeException> stop = new AtomicReference<>();

    public WebhookWriter(TwilioAccount account, Journal journal, Executor executor, Cancellation cancellation) {
        this.account = account;
        this.journal = journal;
        this.executor = executor;
        this.cancellation = cancellation;
    }

    /**
     * Writes all changes.
     *
     * @param booked told of the changes as they end, on the calling thread
     * @throws FailureException what stopped the rest: SB-1xx, SB-2xx, SB-4xx
     * @throws CancelledException if cancelled; what was done stays done
     */
    public void write(
            String runId, String workspaceId, List<WebhookPlan.Change> changes, Consumer<List<Written>> booked) {
        for (int from = 0; from < changes.size(); from += SLICE) {
            cancellation.throwIfCancelled();
            writeSlice(runId, workspaceId, changes.subList(from, Math.min(from + SLICE, changes.size())), booked);
        }
    }

    private void writeSlice(
            String runId, String workspaceId, List<WebhookPlan.Change> changes, Consumer<List<Written>> booked) {
        Map<WebhookPlan.Change, String> intents = journal.intend(runId, workspaceId, changes);
        waiting.addAll(changes);
        int workers = Math.min(WORKERS, changes.size());
        for (int i = 0; i < workers; i++) {
            executor.execute(this::work);
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
        journal.withdraw(waiting.stream().map(intents::get).toList());
        waiting.clear();
        RuntimeException stopped = stop.get();
        if (stopped != null) {
            throw stopped;
        }
    }

    private void book(List<Written> results, Map<WebhookPlan.Change, String> intents, Consumer<List<Written>> booked) {
        if (results.isEmpty()) {
            return;
        }
        try {
            booked.accept(results);
            journal.finish(
                    results.stream().filter(written -> !written.unknown()).toList(), intents);
        } catch (RuntimeException e) {
            // The workers are let end; their intents stay open.
            stop.compareAndSet(null, e);
        }
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
                WebhookPlan.Change change = waiting.poll();
                if (change != null) {
                    deliveries.add(new Delivery(writeOne(change)));
                }
            }
        } catch (RuntimeException e) {
            stop.compareAndSet(null, e);
        } finally {
            deliveries.add(new Delivery(null));
        }
    }

    private Written writeOne(WebhookPlan.Change change) {
        try {
            Map<WebhookField, String> from = new EnumMap<>(WebhookField.class);
            change.fields()
                    .keySet()
                    .forEach(field -> from.put(field, change.number().webhook(field)));
            return new Written(change, account.update(change.number().sid(), from, change.fields()), null);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Twilio) {
                return new Written(change, null, e.failure());
            }
            // Whether the change arrived is not known: its intent stays open.
            throw e;
        }
    }
}
