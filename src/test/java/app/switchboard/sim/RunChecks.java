package app.switchboard.sim;

import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.sim.Books.Change;
import app.switchboard.sim.Books.Row;
import app.switchboard.sim.Oracle.Standing;
import app.switchboard.twilio.TwilioNumber;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges what an operation left behind.
 *
 * @param from the tick at which it began
 */
record RunChecks(World world, Oracle oracle, Seen seen, Books before, Books after, long from) {

    /** What holds after every operation, a crash included. */
    void database() {
        released();
        rowsKeepTheirIds();
        after.changes().values().forEach(this::outcome);
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
                    seen.listingEnded(), () -> row + " was released without a complete listing");
            Promise.I1_NO_LIVE_NUMBER_RELEASED.hold(
                    !world.livedThroughout(row.sid(), from, world.tick()), () -> row + " was released, and lives");
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

    /** A change that this operation called ended. */
    private void outcome(Change change) {
        Change old = before.changes().get(change.id());
        if (change.outcome() == null || (old != null && old.outcome() != null)) {
            return;
        }
        String sid = change.sid();
        switch (change.outcome()) {
            case "done" ->
                Promise.I2_DONE_IS_DONE.hold(
                        seen.states(sid).stream().anyMatch(change::isMadeIn),
                        () -> change + ", but the engine saw only " + seen.states(sid));
            case "gone" ->
                Promise.I2_GONE_IS_GONE.hold(
                        seen.wasGone(sid) && world.was(sid, from, world.tick(), Objects::isNull),
                        () -> change + ", but it lives");
            default -> {
                Promise.I2_GONE_IS_GONE.hold(!seen.wasGone(sid), () -> change + ", but it was said to be gone");
                Promise.I2_FAILED_IS_NOT_DONE.hold(
                        !change.isMadeIn(world.now(sid))
                                || world.versions(sid).getLast().cause() != World.Cause.POST,
                        () -> change + ", but Twilio has " + world.now(sid));
            }
        }
    }

    /** What holds of the figures of a run that came back with some. */
    void report(RunReport report, Operation operation, boolean cancelled) {
        outcome(report, cancelled);
        Promise.I2_OUTCOME.hold(
                report.outcome().name().equalsIgnoreCase(after.runs().get(report.run())),
                () -> after.runs().get(report.run()) + " is recorded of " + report);
        Promise.I2_FIGURES.hold(
                report.listed() <= seen.listed().size(),
                () -> "listed more than " + seen.listed().size() + " in " + report);
        figure(report, "requests", seen.exchanges(), report.requests());
        RunReport.Webhooks webhooks = report.webhooks();
        figure(report, "configured", after.count(report.run(), "done"), webhooks.configured());
        figure(report, "gone", after.count(report.run(), "gone"), webhooks.gone());
        List<RunReport.Item> failed =
                report.failures().stream().filter(item -> item.sid() != null).toList();
        figure(report, "failed", failed.size(), webhooks.failed());
        long unknown =
                failed.stream().filter(item -> item.code().equals("SB-307")).count();
        figure(report, "failed", after.count(report.run(), "failed") + unknown, webhooks.failed());
        boolean toItsEnd = report.outcome() == Outcome.COMPLETE || report.outcome() == Outcome.PARTIAL;
        if (toItsEnd && operation.lists()) {
            complete(report);
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

    private void complete(RunReport report) {
        Promise.I2_OUTCOME.hold(seen.listingEnded(), () -> report + " without a complete listing");
        Promise.I2_OUTCOME.hold(
                after.changes().values().stream()
                        .filter(change -> change.runId().equals(report.run()) && change.outcome() == null)
                        .allMatch(change -> report.failures().stream()
                                .anyMatch(item -> change.sid().equals(item.sid())
                                        && item.code().equals("SB-307"))),
                () -> report + " with open intents");
        figure(report, "listed", seen.listed().size(), report.listed());
        figure(report, "added", after.rows().size() - before.rows().size(), report.added());
        if (NotYet.RELEASED_COUNTS_ROWS || report.webhooks().gone() == 0) {
            figure(report, "released", releasedRows(), report.released());
        }
        // Where a number was shown twice, and not the same, it is open which counts.
        boolean shownTwice = seen.listed().values().stream()
                .anyMatch(number -> !number.equals(seen.states(number.sid()).getFirst()));
        if (!shownTwice) {
            RunReport.Webhooks webhooks = report.webhooks();
            figure(report, "already", count(Standing.ALREADY), webhooks.already());
            figure(report, "foreign", count(Standing.FOREIGN), webhooks.foreign());
            figure(report, "overridden", count(Standing.OVERRIDDEN), webhooks.overridden());
            figure(report, "unsupported", count(Standing.UNSUPPORTED), webhooks.unsupported());
            figure(
                    report,
                    "configured, gone and failed",
                    count(Standing.TO_CONFIGURE),
                    webhooks.configured() + webhooks.gone() + webhooks.failed());
        }
        seen.listed().keySet().forEach(this::stored);
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

    private long count(Standing standing) {
        return seen.listed().values().stream()
                .filter(number -> oracle.standing(number, seen.serviceOf(number.sid())) == standing)
                .count();
    }

    private long releasedRows() {
        return after.rows().values().stream()
                .filter(row -> !row.active())
                .filter(row -> wasActive(before.rows().get(row.phoneNumber())))
                .count();
    }

    private static boolean wasActive(@Nullable Row old) {
        return old == null || old.active();
    }

    private static void figure(RunReport report, String name, long expected, long reported) {
        Promise.I2_FIGURES.hold(
                expected == reported, () -> name + ": reported " + reported + ", really " + expected + " in " + report);
    }

    /** What holds after a run without faults, with nobody in the Console. */
    void equalsTwilio() {
        for (TwilioNumber number : world.numbers()) {
            Row row = after.rows().get(number.phoneNumber());
            World.Service service = world.services().values().stream()
                    .filter(any -> any.members().contains(number.sid()))
                    .findFirst()
                    .orElse(null);
            Promise.I5_ROWS_EQUAL_TWILIO.hold(
                    row != null && says(row, number, service), () -> row + " is stored, Twilio has " + number);
            Promise.I5_ALL_CONFIGURED.hold(
                    oracle.standing(number, service) != Standing.TO_CONFIGURE, () -> number + " is not configured");
        }
        long active = after.rows().values().stream().filter(Row::active).count();
        Promise.I5_ROWS_EQUAL_TWILIO.hold(
                active == world.numbers().size(),
                () -> active + " active rows, " + world.numbers().size() + " numbers");
        List<Change> open = after.changes().values().stream()
                .filter(change -> change.outcome() == null)
                .toList();
        Promise.I5_NO_OPEN_INTENT.hold(open.isEmpty(), () -> "open: " + open);
    }

    private boolean says(Row row, TwilioNumber number, World.@Nullable Service service) {
        String route = row.type() + " " + (row.url() == null ? "" : row.url());
        return row.active()
                && row.sid().equals(number.sid())
                && row.name().equals(number.friendlyName())
                && row.capabilities().equals(number.capabilities())
                && row.webhooks().equals(number.webhooks())
                && route.equals(oracle.route(number, service, world.apps()))
                && Objects.equals(row.serviceSid(), service == null ? null : service.sid());
    }

    /** What holds after a second run without faults. */
    void changedNothing() {
        Promise.I5_SECOND_SYNC_IS_QUIET.hold(seen.posts().isEmpty(), () -> "sent " + seen.posts());
        Map<String, Row> rows = after.rows();
        Promise.I5_SECOND_SYNC_IS_QUIET.hold(rows.equals(before.rows()), () -> before.rows() + " became " + rows);
    }
}
