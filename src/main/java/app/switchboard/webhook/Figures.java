package app.switchboard.webhook;

import app.switchboard.history.History.Purpose;
import app.switchboard.history.RunReport;
import app.switchboard.history.RunReport.Webhooks;
import app.switchboard.webhook.Journal.Outcome;
import java.util.Map;

/**
 * The figures of a run's writes, as the journal has them.
 *
 * @param outcomes how many ended how
 */
record Figures(Map<Outcome, Integer> outcomes) {

    /**
     * A run's report, once it is known how more of its writes ended.
     *
     * @param known the figures as they were known before
     */
    RunReport correct(Purpose purpose, RunReport report, Figures known) {
        Webhooks said = report.webhooks();
        // What an order found gone or changed before it wrote was never journaled: that stays.
        boolean byOrder = purpose == Purpose.APPLY || purpose == Purpose.UNDO;
        int gone = byOrder ? Math.max(said.gone() - known.count(Outcome.GONE), 0) : 0;
        int changed = byOrder ? Math.max(said.changedMeanwhile() - known.count(Outcome.CHANGED), 0) : 0;
        return report.with(added(new Webhooks(
                0, said.already(), said.foreign(), said.overridden(), said.unsupported(), gone, 0, changed, 0)));
    }

    /** These added to others. */
    Webhooks added(Webhooks to) {
        return new Webhooks(
                to.configured() + count(Outcome.DONE),
                to.already(),
                to.foreign(),
                to.overridden(),
                to.unsupported(),
                to.gone() + count(Outcome.GONE),
                to.failed() + count(Outcome.FAILED),
                to.changedMeanwhile() + count(Outcome.CHANGED),
                to.pending() + count(Outcome.NOT_MADE));
    }

    private int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }
}
