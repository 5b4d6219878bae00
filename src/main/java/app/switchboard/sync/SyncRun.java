package app.switchboard.sync;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.history.History;
import app.switchboard.history.Outcome;
import app.switchboard.history.Run;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.MessageRoute;
import app.switchboard.numbers.NumberStatus;
import app.switchboard.numbers.UpsertCount;
import app.switchboard.secrets.KeptIn;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.webhook.MessageRouting;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.webhook.WebhookWriter;
import app.switchboard.webhook.WorkspaceAddress;
import app.switchboard.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run, start to end: verify, keep, list, save, configure. Used once. */
final class SyncRun {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);

    private final SyncEngine.Parts parts;
    private final Workspace workspace;
    private final WorkspaceAddress address;
    private final EnteredCredentials credentials;
    private final Consumer<SyncProgress> progress;
    private final Cancellation cancellation;
    private final TwilioAccount account;
    private final Tally tally;
    private @Nullable KeptIn keptIn;

    SyncRun(
            SyncEngine.Parts parts,
            Workspace workspace,
            WorkspaceAddress address,
            EnteredCredentials credentials,
            History.Purpose purpose,
            Consumer<SyncProgress> progress,
            Cancellation cancellation) {
        this.parts = parts;
        this.workspace = workspace;
        this.address = address;
        this.credentials = credentials;
        this.progress = progress;
        this.cancellation = cancellation;
        this.account = parts.twilio().connect(credentials.accountSid(), credentials.authToken(), cancellation);
        this.tally = new Tally(workspace.id(), parts.history().begin(workspace.id(), purpose), account);
    }

    /** Runs with credentials that are saved already. */
    SyncResult sync(boolean verifiedBefore) {
        return run(() -> {
            verify();
            if (!verifiedBefore) {
                parts.credentials().markVerified(workspace.id());
            }
            listAndConfigure();
        });
    }

    /** Runs with new credentials, and keeps them unless Twilio rejects them. */
    SyncResult save(boolean sync) {
        return run(() -> {
            try {
                verify();
            } catch (FailureException e) {
                if (saysNothingOfTheCredentials(e.failure())) {
                    keep(false);
                }
                throw e;
            }
            keep(true);
            if (sync) {
                listAndConfigure();
            }
        });
    }

    /** Twilio was not reached, or had no ear for us: the credentials may be right. */
    private static boolean saysNothingOfTheCredentials(Failure failure) {
        return failure instanceof Failure.Network
                || failure.code().equals("SB-301")
                || failure.code().equals("SB-302");
    }

    private SyncResult run(Runnable steps) {
        Failure failure = null;
        Outcome outcome;
        try {
            steps.run();
            outcome = tally.failedNumbers() ? Outcome.PARTIAL : Outcome.COMPLETE;
        } catch (CancelledException e) {
            outcome = Outcome.CANCELLED;
        } catch (FailureException e) {
            failure = e.failure();
            outcome = failure instanceof Failure.Credentials ? Outcome.REJECTED : Outcome.INCOMPLETE;
            tally.ended(failure);
            if (failure instanceof Failure.Database || failure instanceof Failure.Secrets) {
                giveUp(failure, e);
                throw e;
            }
        }
        SyncResult result = new SyncResult(tally.report(outcome), failure, keptIn);
        parts.history().finish(result.report());
        LOG.info("Sync of {} ended: {}", workspace.id(), tally.summary(outcome));
        return result;
    }

    /** Where not even the books can be kept the caller is told; the run is closed if that is still possible. */
    private void giveUp(Failure failure, FailureException thrown) {
        LOG.error("{} {}", failure.code(), failure.sentence(), thrown);
        try {
            parts.history().finish(tally.report(Outcome.INCOMPLETE));
        } catch (FailureException again) {
            thrown.addSuppressed(again);
        }
    }

    private void verify() {
        progress.accept(new SyncProgress.Verifying());
        long start = System.nanoTime();
        account.verify();
        LOG.info("Verified account {} in {} ms", credentials.accountSid(), Tally.millisSince(start));
    }

    private void keep(boolean verified) {
        keptIn = parts.credentials().keep(workspace, credentials, verified).keptIn();
        LOG.info("Kept the credentials of {}: {}{}", workspace.id(), keptIn.words(), verified ? "" : ", unverified");
        progress.accept(new SyncProgress.Kept(keptIn));
    }

    private void listAndConfigure() {
        MessageRouting routing = MessageRouting.load(account, address);
        Map<TwilioNumber, MessageRoute> routes = list(routing);
        WebhookPlan plan = WebhookPlan.of(routes, address);
        tally.planned(plan);
        configure(plan, routing);
    }

    /** Lists and stores page by page; marks what is gone once the listing is complete. */
    private Map<TwilioNumber, MessageRoute> list(MessageRouting routing) {
        LOG.info("Fetching phone numbers of {}", workspace.id());
        long start = System.nanoTime();
        int about = listedLastTime();
        progress.accept(new SyncProgress.Listing(0, about));
        Map<TwilioNumber, MessageRoute> routes = new LinkedHashMap<>();
        account.listNumbers(page -> {
            page.forEach(number -> routes.put(number, routing.of(number)));
            tally.listed(page.size());
            progress.accept(new SyncProgress.Listing(routes.size(), about));
        });
        LOG.info("Fetched {} phone numbers in {} ms", routes.size(), Tally.millisSince(start));
        upsert(routes);
        return routes;
    }

    private void upsert(Map<TwilioNumber, MessageRoute> routes) {
        LOG.info("Upserting to database: {} phone numbers of {}", routes.size(), workspace.id());
        long start = System.nanoTime();
        progress.accept(new SyncProgress.Saving(routes.size()));
        cancellation.throwIfCancelled();
        UpsertCount count = UpsertCount.NONE;
        for (List<TwilioNumber> batch : batches(new ArrayList<>(routes.keySet()))) {
            cancellation.throwIfCancelled();
            count = count.plus(parts.numbers()
                    .upsert(workspace.id(), batch, number -> Objects.requireNonNull(routes.get(number))));
            tally.upserted(count);
        }
        int released = parts.numbers().release(workspace.id(), missing(routes.keySet()));
        tally.released(released);
        parts.history().listed(tally.runId());
        LOG.info(
                "Upserted in {} ms: {} added, {} changed, {} unchanged, {} released",
                Tally.millisSince(start),
                count.added(),
                count.changed(),
                count.unchanged(),
                released);
    }

    /** Active here, absent from the complete listing, and unknown to Twilio when asked for by name. */
    private Set<String> missing(Set<TwilioNumber> listed) {
        Set<String> phoneNumbers =
                listed.stream().map(TwilioNumber::phoneNumber).collect(Collectors.toSet());
        Set<String> gone = new HashSet<>();
        parts.numbers().of(workspace.id()).stream()
                .filter(row -> row.number().status() == NumberStatus.ACTIVE)
                .filter(row -> !phoneNumbers.contains(row.number().phoneNumber()))
                .forEach(row -> {
                    if (account.number(row.number().sid()).isEmpty()) {
                        gone.add(row.number().sid());
                    }
                });
        return gone;
    }

    private void configure(WebhookPlan plan, MessageRouting routing) {
        int total = plan.changes().size();
        LOG.info("Configuring webhooks: {} of {} numbers of {}", total, tally.listed(), workspace.id());
        long start = System.nanoTime();
        progress.accept(new SyncProgress.Configuring(0, total, 0));
        new WebhookWriter(account, parts.journal(), parts.executor(), cancellation)
                .write(tally.runId(), workspace.id(), plan.changes(), results -> {
                    book(results, routing);
                    progress.accept(new SyncProgress.Configuring(tally.done(), total, tally.failed()));
                });
        LOG.info("Configured webhooks in {} ms: {}", Tally.millisSince(start), tally.webhookSummary());
    }

    private void book(List<WebhookWriter.Written> results, MessageRouting routing) {
        parts.numbers()
                .upsert(
                        workspace.id(),
                        results.stream()
                                .map(WebhookWriter.Written::after)
                                .flatMap(Stream::ofNullable)
                                .toList(),
                        routing::of);
        parts.numbers()
                .release(
                        workspace.id(),
                        results.stream()
                                .filter(WebhookWriter.Written::gone)
                                .map(written -> written.change().number().sid())
                                .collect(Collectors.toSet()));
        for (WebhookWriter.Written written : results) {
            Failure failure = written.failure();
            if (failure != null) {
                LOG.info("{} refused its webhook: {}", written.change().number().sid(), failure.text());
            }
            tally.written(written);
        }
    }

    private int listedLastTime() {
        return parts.history()
                .lastListed(workspace.id())
                .map(Run::report)
                .map(RunReport::listed)
                .orElse(0);
    }

    private static List<List<TwilioNumber>> batches(List<TwilioNumber> all) {
        List<List<TwilioNumber>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += 1000) {
            batches.add(all.subList(from, Math.min(from + 1000, all.size())));
        }
        return batches;
    }
}
