package app.switchboard.sync;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Parallel;
import app.switchboard.history.Run;
import app.switchboard.history.RunReport;
import app.switchboard.numbers.Numbers.Sighting;
import app.switchboard.numbers.UpsertCount;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.webhook.Overrides;
import app.switchboard.webhook.PlanBuilder;
import app.switchboard.webhook.Recovery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists an account's numbers and brings the stored ones up to date. A page is stored while the next one is fetched; what overrides the numbers is looked up beside. Used once. */
final class Listing {

    private static final Logger LOG = LoggerFactory.getLogger(Listing.class);

    private final RunScope scope;
    private final PlanBuilder plan;
    private final boolean allowShrink;
    private final Future<Overrides> lookups;
    private final Recovery recovery;
    private final Set<String> listed = new HashSet<>();
    private @Nullable Future<Boolean> saving;
    private UpsertCount count = UpsertCount.NONE;

    /**
     * Begins the lookups.
     *
     * @param plan is given each number as it is stored
     */
    Listing(RunScope scope, PlanBuilder plan, boolean allowShrink) {
        this.scope = scope;
        this.plan = plan;
        this.allowShrink = allowShrink;
        this.lookups = Parallel.start(
                scope.parts().executor(),
                () -> Overrides.load(
                        scope.account(), scope.address(), scope.parts().executor()));
        this.recovery = Recovery.of(scope.parts().journal(), scope.workspaceId());
    }

    /**
     * Lists everything, and gives what overrides the numbers.
     *
     * @throws app.switchboard.base.FailureException if the listing breaks off: then nothing is marked as released
     */
    Overrides run() {
        try {
            int before = scope.parts().numbers().activeCounts().getOrDefault(scope.workspaceId(), 0);
            fetch();
            LOG.info("Upserting to database: {} phone numbers of {}", listed.size(), scope.workspaceId());
            scope.progress().accept(new SyncProgress.Saving(listed.size()));
            awaitSaving();
            Overrides overrides = Parallel.await(lookups);
            // Before what can stop the run: what is settled is not found again by the next one.
            scope.finishBooks(recovery);
            reconcile(before, overrides);
            scope.finishBooks(recovery);
            scope.parts().history().listed(scope.tally().runId());
            return overrides;
        } catch (RuntimeException e) {
            throw graver(e, settle());
        }
    }

    private void fetch() {
        LOG.info("Fetching phone numbers of {}", scope.workspaceId());
        long start = System.nanoTime();
        int about = listedLastTime();
        scope.progress().accept(new SyncProgress.Listing(0, about));
        scope.account().listNumbers(page -> {
            long seenAt = scope.parts().nanoTime().getAsLong();
            List<TwilioNumber> fresh = new ArrayList<>();
            List<TwilioNumber> again = new ArrayList<>();
            page.forEach(number -> (listed.add(number.phoneNumber()) ? fresh : again).add(number));
            scope.tally().listed(listed.size());
            scope.progress().accept(new SyncProgress.Listing(listed.size(), about));
            awaitSaving();
            saving = Parallel.start(scope.parts().executor(), () -> save(fresh, again, seenAt));
        });
        LOG.info("Fetched {} phone numbers in {} ms", listed.size(), Tally.millisSince(start));
    }

    /** One page at a time, so that the memory holds two at most. */
    private void awaitSaving() {
        Future<Boolean> pending = saving;
        if (pending != null) {
            saving = null;
            Parallel.await(pending);
        }
    }

    /**
     * Stores a page.
     *
     * @param again numbers that an earlier page had: they moved while they were listed, and are counted once
     */
    private boolean save(List<TwilioNumber> fresh, List<TwilioNumber> again, long seenAt) {
        scope.cancellation().throwIfCancelled();
        count = count.plus(store(fresh, seenAt));
        scope.tally().upserted(count);
        store(again, seenAt);
        return true;
    }

    private UpsertCount store(List<TwilioNumber> page, long seenAt) {
        Overrides overrides = Parallel.await(lookups);
        UpsertCount stored = scope.parts()
                .numbers()
                .upsert(
                        scope.workspaceId(),
                        page,
                        overrides::of,
                        new Sighting(scope.tally().runId(), recovery::explains));
        Set<String> kept = scope.parts()
                .numbers()
                .kept(
                        scope.workspaceId(),
                        page.stream().map(TwilioNumber::phoneNumber).toList());
        page.forEach(number -> {
            recovery.seen(number);
            plan.add(number, overrides.of(number), kept.contains(number.phoneNumber()), seenAt);
        });
        return stored;
    }

    /**
     * Marks what is gone: active before, absent from the complete listing, and unknown to Twilio when asked for by name.
     *
     * @param before how many were active
     */
    private void reconcile(int before, Overrides overrides) {
        Set<String> missing = scope.parts().numbers().activeSidsWithout(scope.workspaceId(), listed);
        if (!allowShrink && missing.size() * 10 > before) {
            throw tooManyMissing(missing.size(), before).exception();
        }
        Set<String> ask = new HashSet<>(missing);
        ask.addAll(recovery.numbers());
        Set<String> gone = new HashSet<>();
        List<String> asked = List.copyOf(ask);
        List<Optional<TwilioNumber>> found = Parallel.map(scope.parts().executor(), asked, scope.account()::number);
        // Stored before recovery speaks of them: else what an open intent made would come up as drift later.
        scope.parts()
                .numbers()
                .upsert(
                        scope.workspaceId(),
                        found.stream().flatMap(Optional::stream).toList(),
                        overrides::of,
                        new Sighting(scope.tally().runId(), recovery::explains));
        for (int i = 0; i < asked.size(); i++) {
            String sid = asked.get(i);
            found.get(i).ifPresentOrElse(recovery::seen, () -> {
                gone.add(sid);
                recovery.gone(sid);
            });
        }
        int released = scope.parts().numbers().release(scope.workspaceId(), gone);
        scope.tally().released(released);
        LOG.info(
                "Upserted {}: {} added, {} changed, {} unchanged, {} released",
                scope.workspaceId(),
                count.added(),
                count.changed(),
                count.unchanged(),
                released);
    }

    /** Whatever happened, nothing goes on behind the run's back. Gives what failed there. */
    private @Nullable RuntimeException settle() {
        try {
            awaitSaving();
            Parallel.await(lookups);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** That numbers can't be stored outweighs what broke the listing off. */
    private static RuntimeException graver(RuntimeException thrown, @Nullable RuntimeException beside) {
        return beside instanceof FailureException failed && failed.failure() instanceof Failure.Database
                ? beside
                : thrown;
    }

    private static Failure tooManyMissing(int missing, int before) {
        return new Failure.Twilio(
                "SB-310",
                missing + " of " + before
                        + " numbers are missing from Twilio's list: more than a tenth, so none was marked as released.",
                "Look at the account in the Twilio Console. If they are gone, allow it"
                        + " (--allow-shrink on the command line).",
                null,
                null);
    }

    private int listedLastTime() {
        return scope.parts()
                .history()
                .lastListed(scope.workspaceId())
                .map(Run::report)
                .map(RunReport::listed)
                .orElse(0);
    }
}
