package app.switchboard.webhook;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.twilio.TwilioNumber;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan, many numbers at once (the account's own limit decides how many). A number that refuses fails alone; rejected credentials, a lost network and a cancelled run stop the rest.
 */
public final class WebhookWriter {

    /** Workers; each waits for the account's limit, which is lower as a rule. */
    private static final int WORKERS = 64;

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
    }

    private final TwilioAccount account;
    private final Journal journal;
    private final Executor executor;

    public WebhookWriter(TwilioAccount account, Journal journal, Executor executor) {
        this.account = account;
        this.journal = journal;
        this.executor = executor;
    }

    /**
     * Writes all changes.
     *
     * @param each told of every change as it ends, on one thread at a time
     * @throws FailureException what stopped the rest: SB-1xx, SB-2xx, SB-4xx
     * @throws CancelledException if cancelled; what was done stays done
     */
    public void write(
            String runId,
            String workspaceId,
            List<WebhookPlan.Change> changes,
            Consumer<Written> each,
            Cancellation cancellation) {
        Queue<WebhookPlan.Change> waiting = new ConcurrentLinkedQueue<>(changes);
        AtomicReference<@Nullable RuntimeException> stop = new AtomicReference<>();
        Object oneAtATime = new Object();
        Runnable worker = () -> {
            WebhookPlan.Change change;
            while (stop.get() == null && (change = waiting.poll()) != null) {
                try {
                    cancellation.throwIfCancelled();
                    Written written = writeOne(runId, workspaceId, change);
                    synchronized (oneAtATime) {
                        each.accept(written);
                    }
                } catch (RuntimeException e) {
                    stop.compareAndSet(null, e);
                }
            }
        };
        List<CompletableFuture<Void>> workers = Stream.generate(() -> CompletableFuture.runAsync(worker, executor))
                .limit(Math.min(WORKERS, changes.size()))
                .toList();
        workers.forEach(WebhookWriter::join);
        RuntimeException stopped = stop.get();
        if (stopped != null) {
            throw stopped;
        }
    }

    private Written writeOne(String runId, String workspaceId, WebhookPlan.Change change) {
        String id = journal.intend(runId, workspaceId, change);
        try {
            TwilioNumber after = account.update(change.number().sid(), change.fields());
            journal.finish(id, Journal.Outcome.DONE, null);
            return new Written(change, after, null);
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.Twilio)) {
                // Whether the change arrived is not known: the intent stays open.
                throw e;
            }
            Written written = new Written(change, null, e.failure());
            journal.finish(
                    id,
                    written.gone() ? Journal.Outcome.GONE : Journal.Outcome.FAILED,
                    e.failure().sentence());
            return written;
        }
    }

    private static void join(CompletableFuture<Void> worker) {
        try {
            worker.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
