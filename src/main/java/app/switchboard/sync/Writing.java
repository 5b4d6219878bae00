package app.switchboard.sync;

import app.switchboard.base.Failure;
import app.switchboard.base.Parallel;
import app.switchboard.numbers.Drift;
import app.switchboard.numbers.Numbers.Sighting;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.webhook.FieldChange;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.Overrides;
import app.switchboard.webhook.PlanBuilder;
import app.switchboard.webhook.Recovery;
import app.switchboard.webhook.WebhookWriter;
import app.switchboard.webhook.WebhookWriter.Write;
import app.switchboard.webhook.WebhookWriter.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries changes out and books what came of them. Used once. */
final class Writing {

    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

    /** Past that, listing every number is cheaper than asking for each. */
    private static final int ASK_EACH = 100;

    private final RunScope scope;
    private final Overrides overrides;

    Writing(RunScope scope, Overrides overrides) {
        this.scope = scope;
        this.overrides = overrides;
    }

    /** Carries out what was planned from a listing just made. */
    void planned(List<NumberChange> changes, PlanBuilder made) {
        write(changes.stream().map(made::write).toList());
    }

    /** Carries out what was planned some time ago: each number is looked at first, and left alone where it no longer stands as it did. */
    void saved(List<NumberChange> changes) {
        long now = scope.parts().nanoTime().getAsLong();
        scope.progress().accept(new SyncProgress.Listing(0, changes.size()));
        Map<String, TwilioNumber> live = changes.size() > ASK_EACH ? byListing(changes) : byAsking(changes);
        scope.tally().listed(live.size());
        store(live.values());
        List<Write> writes = new ArrayList<>();
        List<Written> left = new ArrayList<>();
        for (NumberChange change : changes) {
            TwilioNumber number = live.get(change.sid());
            if (number == null) {
                left.add(new Written(change, null, TwilioAccount.gone()));
            } else if (holds(number, change)) {
                scope.tally().already();
            } else {
                WebhookWriter.misfit(change, number)
                        .ifPresentOrElse(
                                failure -> left.add(new Written(change, null, failure)),
                                () -> writes.add(new Write(change, number, now)));
            }
        }
        book(left);
        write(writes);
    }

    /** What was looked at is known from then on, and what changed outside with it. */
    private void store(Collection<TwilioNumber> live) {
        Recovery recovery = Recovery.of(scope.parts().journal(), scope.workspaceId());
        scope.parts()
                .numbers()
                .upsert(
                        scope.workspaceId(),
                        live,
                        overrides::of,
                        new Sighting(scope.tally().runId(), recovery::explains));
        live.forEach(recovery::seen);
        scope.finishBooks(recovery);
    }

    private Map<String, TwilioNumber> byListing(List<NumberChange> changes) {
        Set<String> wanted = changes.stream().map(NumberChange::sid).collect(Collectors.toSet());
        Map<String, TwilioNumber> live = new HashMap<>();
        scope.account()
                .listNumbers(page -> page.stream()
                        .filter(number -> wanted.contains(number.sid()))
                        .forEach(number -> live.put(number.sid(), number)));
        List<NumberChange> absent = changes.stream()
                .filter(change -> !live.containsKey(change.sid()))
                .toList();
        live.putAll(byAsking(absent));
        return live;
    }

    private Map<String, TwilioNumber> byAsking(List<NumberChange> changes) {
        Map<String, TwilioNumber> live = new HashMap<>();
        Parallel.map(
                        scope.parts().executor(),
                        changes,
                        change -> scope.account().number(change.sid()))
                .forEach(found -> found.ifPresent(number -> live.put(number.sid(), number)));
        return live;
    }

    private static boolean holds(TwilioNumber number, NumberChange change) {
        return change.fields().stream()
                .allMatch(field -> number.webhook(field.field()).equals(field.to()));
    }

    private void write(List<Write> writes) {
        int total = writes.size();
        LOG.info(
                "Configuring webhooks: {} of {} numbers of {}",
                total,
                scope.tally().listed(),
                scope.workspaceId());
        long start = System.nanoTime();
        scope.progress().accept(new SyncProgress.Configuring(0, total, 0));
        new WebhookWriter(
                        scope.account(),
                        scope.parts().journal(),
                        scope.parts().executor(),
                        scope.parts().nanoTime(),
                        scope.cancellation())
                .write(scope.tally().runId(), scope.workspaceId(), writes, results -> {
                    book(results);
                    scope.progress()
                            .accept(new SyncProgress.Configuring(
                                    scope.tally().done(), total, scope.tally().failed()));
                });
        LOG.info(
                "Configured webhooks in {} ms: {}",
                Tally.millisSince(start),
                scope.tally().webhookSummary());
    }

    private void book(List<Written> results) {
        Map<String, Map<String, String>> asked = new HashMap<>();
        results.forEach(written -> asked.put(written.change().sid(), fieldsOf(written.change())));
        scope.parts()
                .numbers()
                .upsert(
                        scope.workspaceId(),
                        results.stream()
                                .map(Written::after)
                                .flatMap(Stream::ofNullable)
                                .toList(),
                        overrides::of,
                        new Sighting(scope.tally().runId(), drift -> isOurs(drift, asked), replaced(results)));
        scope.tally()
                .released(scope.parts()
                        .numbers()
                        .release(
                                scope.workspaceId(),
                                results.stream()
                                        .filter(Written::gone)
                                        .map(written -> written.change().sid())
                                        .collect(Collectors.toSet())));
        for (Written written : results) {
            Failure failure = written.failure();
            if (failure != null) {
                LOG.info("{} was not changed: {}", written.change().sid(), failure.text());
            }
            scope.tally().written(written);
        }
    }

    /** Where an address that pointed elsewhere was replaced: nobody keeps it any more. */
    private static Set<String> replaced(List<Written> results) {
        return results.stream()
                .filter(written -> written.failure() == null && written.change().replacesForeign())
                .map(written -> written.change().sid())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> fieldsOf(NumberChange change) {
        return change.fields().stream()
                .collect(Collectors.toMap(field -> field.field().parameter(), FieldChange::to));
    }

    private static boolean isOurs(Drift drift, Map<String, Map<String, String>> asked) {
        return drift.after().equals(asked.getOrDefault(drift.sid(), Map.of()).get(drift.field()));
    }
}
