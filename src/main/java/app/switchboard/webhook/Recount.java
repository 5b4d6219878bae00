package app.switchboard.webhook;

import app.switchboard.history.History.Purpose;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Corrects the report of a run whose writes were settled after its end. The journal counts; what was never journaled (a number that no longer fitted its plan) stays as reported. */
final class Recount {

    private static final String UNKNOWN = "SB-307";
    private static final String CHANGED_MEANWHILE = "SB-308";

    private final RunReport report;
    private final int goneUnjournaled;
    private final Map<String, Journal.Outcome> ends;

    private Recount(Purpose purpose, RunReport report, List<JournalEntry> known, List<JournalEntry> writes) {
        this.report = report;
        // What an order found gone before it wrote was never journaled: that stays.
        boolean byOrder = purpose == Purpose.APPLY || purpose == Purpose.UNDO;
        this.goneUnjournaled = byOrder ? Math.max(report.webhooks().gone() - gone(known), 0) : 0;
        this.ends = writes.stream()
                .collect(Collectors.toMap(JournalEntry::numberSid, JournalEntry::outcome, (earlier, later) -> later));
    }

    /**
     * The report as it is now known.
     *
     * @param known the run's writes as they were known before
     * @param writes as they are known now
     */
    static RunReport of(Purpose purpose, RunReport report, List<JournalEntry> known, List<JournalEntry> writes) {
        return new Recount(purpose, report, known, writes).corrected();
    }

    private static int gone(List<JournalEntry> writes) {
        return (int) writes.stream()
                .filter(entry -> entry.outcome() == Journal.Outcome.GONE)
                .count();
    }

    private RunReport corrected() {
        RunReport.Webhooks before = report.webhooks();
        int notMade = count(UNKNOWN, Journal.Outcome.NOT_MADE);
        RunReport.Webhooks after = new RunReport.Webhooks(
                count(Journal.Outcome.DONE),
                before.already(),
                before.foreign(),
                before.overridden(),
                before.unsupported(),
                goneUnjournaled + count(Journal.Outcome.GONE),
                count(Journal.Outcome.FAILED) + count(UNKNOWN, Journal.Outcome.OPEN) + notMade,
                count(CHANGED_MEANWHILE, null) + count(Journal.Outcome.CHANGED),
                count(Journal.Outcome.NOT_MADE) - notMade);
        boolean whole = report.outcome() == Outcome.PARTIAL && after.failed() + after.changedMeanwhile() == 0;
        return report.with(
                whole ? Outcome.COMPLETE : report.outcome(),
                after,
                report.failures().stream().filter(item -> !isSettled(item)).toList());
    }

    private int count(Journal.Outcome outcome) {
        return (int) ends.values().stream().filter(end -> end == outcome).count();
    }

    /** Numbers that were reported with a code and ended so; null: that were not written to. */
    private int count(String code, Journal.@Nullable Outcome end) {
        return (int) report.failures().stream()
                .filter(item -> item.code().equals(code) && item.sid() != null && ends.get(item.sid()) == end)
                .count();
    }

    /** It was not known whether Twilio made the change, and now it is: it did, or the number is gone. */
    private boolean isSettled(RunReport.Item item) {
        Journal.Outcome end = item.sid() == null ? null : ends.get(item.sid());
        return item.code().equals(UNKNOWN) && (end == Journal.Outcome.DONE || end == Journal.Outcome.GONE);
    }
}
