package app.switchboard.sim;

import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.sim.Books.Row;
import app.switchboard.sim.Operation.Kind;
import app.switchboard.sim.Oracle.Standing;
import app.switchboard.sim.Oracle.Verdict;
import app.switchboard.sync.SyncResult;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.WebhookPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges the rows that an operation left behind, and what it says of itself.
 *
 * @param from the tick at which it began
 */
record RunChecks(
        World world, Operation operation, Oracle oracle, Desk desk, Seen seen, Books before, Books after, long from) {

    /** What holds after every operation, a crash included. */
    void database() {
        released();
        rowsKeepTheirIds();
        seen.posts().stream()
                .filter(Seen.Post::carriedOut)
                .forEach(post -> Promise.I3_INTENT_FIRST.hold(
                        after.changes().containsKey(post.intent()), () -> "the intent of " + post + " was taken back"));
    }

    private void released() {
        for (Row row : after.rows().values()) {
            Row old = before.rows().get(row.phoneNumber());
            if (row.active() || (old != null && !old.active())) {
                continue;
            }
            Promise.I1_NO_LIVE_NUMBER_RELEASED.hold(
                    operation.kind() == Kind.WRITES || seen.listingEnded(),
                    () -> row + " was released without a complete listing");
            Promise.I1_NO_LIVE_NUMBER_RELEASED.hold(
                    seen.wasGone(row.sid()) && !world.livedThroughout(row.sid(), from, world.tick()),
                    () -> row + " was released, and lives");
        }
    }

    private void rowsKeepTheirIds() {
        before.rows().forEach((phone, old) -> {
            Row row = after.rows().get(phone);
            Promise.I5_ROWS_KEEP_THEIR_IDS.hold(
                    row != null && row.id().equals(old.id()) && row.createdAt().equals(old.createdAt()),
                    () -> old + " became " + row);
        });
    }

    /** What holds of a run that came back with figures. */
    void result(SyncResult result, boolean cancelled) {
        RunReport report = result.report();
        outcome(report, cancelled);
        Promise.I2_OUTCOME.hold(
                report.outcome()
                        .name()
                        .equalsIgnoreCase(after.runs().get(report.run()).outcome()),
                () -> after.runs().get(report.run()) + " is recorded of " + report);
        figure(report, "requests", seen.exchanges(), report.requests());
        RunReport.Webhooks webhooks = report.webhooks();
        figure(report, "configured", count(report, "done"), webhooks.configured());
        figure(report, "changed and failed", items(report, null), webhooks.failed() + webhooks.changedMeanwhile());
        figure(report, "changed", items(report, "SB-308"), webhooks.changedMeanwhile());
        figure(report, "failed", count(report, "failed") + items(report, "SB-307"), webhooks.failed());
        if (operation.kind() != Kind.WRITES) {
            figure(report, "gone", count(report, "gone"), webhooks.gone());
            figure(report, "changed", count(report, "changed"), webhooks.changedMeanwhile());
        }
        guard(report);
        boolean toItsEnd = report.outcome() == Outcome.COMPLETE || report.outcome() == Outcome.PARTIAL;
        if (toItsEnd && operation.lists()) {
            complete(result);
        } else if (toItsEnd && operation.kind() == Kind.WRITES) {
            figure(
                    report,
                    "of those asked for",
                    desk.asked().size(),
                    webhooks.configured()
                            + webhooks.already()
                            + webhooks.gone()
                            + webhooks.failed()
                            + webhooks.changedMeanwhile());
        }
    }

    private void outcome(RunReport report, boolean cancelled) {
        boolean right = switch (report.outcome()) {
            case COMPLETE -> report.failures().isEmpty();
            case PARTIAL -> !report.failures().isEmpty();
            case INCOMPLETE -> report.failures().stream().anyMatch(item -> item.sid() == null);
            case REJECTED -> seen.credentialsWereRefused();
            case CANCELLED -> cancelled;
        };
        Promise.I2_OUTCOME.hold(right, () -> report + " is not what happened");
    }

    /** More than a tenth missing: nothing is released unless that is allowed. */
    private void guard(RunReport report) {
        boolean guarded =
                report.failures().stream().anyMatch(item -> item.code().equals("SB-310"));
        Set<String> listed =
                seen.listed().values().stream().map(TwilioNumber::phoneNumber).collect(Collectors.toSet());
        List<String> active = before.rows().values().stream()
                .filter(Row::active)
                .map(Row::phoneNumber)
                .toList();
        long missing = active.stream().filter(phone -> !listed.contains(phone)).count();
        boolean tooMany = missing * 10 > active.size() && !operation.allowShrink();
        boolean toItsEnd = report.outcome() == Outcome.COMPLETE || report.outcome() == Outcome.PARTIAL;
        Promise.I1_NO_LIVE_NUMBER_RELEASED.hold(
                !guarded || (tooMany && releasedRows() == 0), () -> missing + " of " + active + " missing: " + report);
        Promise.I1_NO_LIVE_NUMBER_RELEASED.hold(
                !operation.lists() || !toItsEnd || !tooMany,
                () -> missing + " of " + active + " missing, and " + report);
    }

    private void complete(SyncResult result) {
        RunReport report = result.report();
        Promise.I2_OUTCOME.hold(seen.listingEnded(), () -> report + " without a complete listing");
        Promise.I2_OUTCOME.hold(
                after.open().stream()
                        .filter(change -> change.runId().equals(report.run()))
                        .allMatch(change -> report.failures().stream()
                                .anyMatch(item -> change.sid().equals(item.sid())
                                        && item.code().equals("SB-307"))),
                () -> report + " with open intents");
        long phones = seen.listed().values().stream()
                .map(TwilioNumber::phoneNumber)
                .distinct()
                .count();
        figure(report, "listed", phones, report.listed());
        figure(report, "added", after.rows().size() - before.rows().size(), report.added());
        figure(report, "released", releasedRows(), report.released());
        plan(report, Objects.requireNonNull(result.plan()));
        seen.listed().keySet().forEach(this::stored);
        new DriftChecks(world, before, after)
                .told(result.drift(), operation.kind() == Kind.LOOKS ? null : report.run());
        long drifted =
                result.drift().stream().map(drift -> drift.sid()).distinct().count();
        figure(report, "drift", drifted, report.drift());
    }

    private void plan(RunReport report, WebhookPlan plan) {
        Map<Standing, Integer> counts = new HashMap<>();
        Map<String, Map<WebhookField, String>> set = new HashMap<>();
        Map<String, Map<WebhookField, String>> left = new HashMap<>();
        for (TwilioNumber number : seen.listed().values()) {
            Verdict verdict = oracle.judge(number, seen.serviceOf(number.sid()));
            counts.merge(verdict.standing(), 1, Integer::sum);
            set.put(number.sid(), verdict.set());
            left.put(number.sid(), verdict.left());
        }
        set.values().removeIf(Map::isEmpty);
        left.values().removeIf(Map::isEmpty);
        Promise.I3_PLAN.hold(set.equals(fields(plan.changes())), () -> plan + " is to be " + set);
        Promise.I3_PLAN.hold(left.equals(fields(plan.foreign())), () -> plan + " is to leave " + left);
        Promise.I3_PLAN.hold(
                plan.changes().stream()
                        .allMatch(change -> change.from().entrySet().stream()
                                .allMatch(from -> seen.listed()
                                        .get(change.sid())
                                        .webhook(from.getKey())
                                        .equals(from.getValue()))),
                () -> plan + " is not what was listed");
        RunReport.Webhooks webhooks = report.webhooks();
        figure(report, "already", counts.getOrDefault(Standing.ALREADY, 0), webhooks.already());
        figure(report, "foreign", counts.getOrDefault(Standing.FOREIGN, 0), webhooks.foreign());
        figure(report, "overridden", counts.getOrDefault(Standing.OVERRIDDEN, 0), webhooks.overridden());
        figure(report, "unsupported", counts.getOrDefault(Standing.UNSUPPORTED, 0), webhooks.unsupported());
        boolean looks = operation.kind() == Kind.LOOKS || oracle.wishes().readOnly();
        long written = webhooks.configured() + webhooks.gone() + webhooks.failed() + (long) webhooks.changedMeanwhile();
        figure(report, "to be written", looks ? 0 : counts.getOrDefault(Standing.TO_CONFIGURE, 0), written);
        figure(report, "pending", looks ? counts.getOrDefault(Standing.TO_CONFIGURE, 0) : 0, webhooks.pending());
    }

    private static Map<String, Map<WebhookField, String>> fields(List<NumberChange> changes) {
        return changes.stream().collect(Collectors.toMap(NumberChange::sid, NumberChange::to));
    }

    /** A complete run stores each number as it saw it at some moment. */
    private void stored(String sid) {
        Row row = after.rows().values().stream()
                .filter(any -> any.sid().equals(sid))
                .findFirst()
                .orElse(null);
        Promise.I5_ROWS_EQUAL_TWILIO.hold(
                row == null
                        ? wasBoughtAnew(sid)
                        : seen.states(sid).stream()
                                .anyMatch(number -> row.webhooks().equals(number.webhooks())),
                () -> row + " is stored, shown was " + seen.states(sid));
    }

    /** The same digits were listed under two SIDs: the row has one of them. */
    private boolean wasBoughtAnew(String sid) {
        TwilioNumber number = Objects.requireNonNull(seen.last(sid));
        return seen.listed().values().stream()
                        .filter(any -> any.phoneNumber().equals(number.phoneNumber()))
                        .count()
                > 1;
    }

    /** Rows that were active, before or in this run, and are no more. */
    private long releasedRows() {
        return after.rows().values().stream()
                .filter(row -> !row.active())
                .filter(row -> {
                    Row old = before.rows().get(row.phoneNumber());
                    return old == null || old.active() || seen.listed().containsKey(row.sid());
                })
                .count();
    }

    private long count(RunReport report, String outcome) {
        return after.changes().values().stream()
                .filter(change -> change.runId().equals(report.run()) && outcome.equals(change.outcome()))
                .count();
    }

    /** Failures of numbers. */
    private static long items(RunReport report, String code) {
        return report.failures().stream()
                .filter(item ->
                        item.sid() != null && (code == null || item.code().equals(code)))
                .count();
    }

    private static void figure(RunReport report, String name, long expected, long reported) {
        Promise.I2_FIGURES.hold(
                expected == reported, () -> name + ": reported " + reported + ", really " + expected + " in " + report);
    }
}
