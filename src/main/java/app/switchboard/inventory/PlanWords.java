package app.switchboard.inventory;

import app.switchboard.base.Failure;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.Task;
import app.switchboard.fx.Texts;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport;
import app.switchboard.sync.SyncResult;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.WebhookPlan;
import app.switchboard.webhook.WebhookPlan.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the sheet with a plan says. */
final class PlanWords {

    /** Changes to a production workspace above this many ask for its name. */
    private static final int WITHOUT_ASKING = 5;

    private final Texts texts;

    PlanWords(Texts texts) {
        this.texts = texts;
    }

    /**
     * All of the sheet.
     *
     * @param typed what is typed to confirm
     */
    PlanShown shown(PlanSession known, String typed) {
        int included = known.draft.includedCount();
        boolean deciding = known.state == PlanState.READY;
        String confirm = deciding && known.production() && included > WITHOUT_ASKING ? known.name() : "";
        boolean canApply =
                deciding && included > 0 && (confirm.isEmpty() || typed.strip().equals(confirm));
        return new PlanShown(
                texts.get(known.undo() ? "plan.title.undo" : "plan.title", known.name()),
                known.production(),
                counts(known),
                headline(known),
                sentence(known),
                selected(known, included),
                texts.get(known.undo() ? "plan.undo" : "plan.apply", included),
                confirm,
                canApply,
                known.state == PlanState.DONE && !known.undo() && configured(known) > 0);
    }

    private static int configured(PlanSession known) {
        SyncResult result = known.result;
        return result == null ? 0 : result.report().webhooks().configured();
    }

    private String counts(PlanSession known) {
        return switch (known.state) {
            case READY, APPLYING -> planned(known);
            case NOTHING -> known.plan == null ? "" : planned(known);
            case DONE -> done(known);
            case LOOKING, FAILED, READ_ONLY -> "";
        };
    }

    /** {@code 12 to change, 3 point elsewhere, 2 overridden, 233 as they should be}: what is none is left out. */
    private String planned(PlanSession known) {
        PlanDraft draft = known.draft;
        WebhookPlan whole = whole(known);
        // A policy that keeps all of them lists none.
        int hidden = whole != null && whole.foreign().isEmpty() ? whole.count(Standing.FOREIGN) : 0;
        return joined(
                counted(known.undo() ? "plan.count.undo" : "plan.count.change", draft.toChange()),
                counted("plan.count.elsewhere", draft.undecided() + hidden),
                counted("plan.count.kept", draft.kept()),
                counted("plan.count.overridden", whole == null ? 0 : whole.count(Standing.OVERRIDDEN)),
                counted("plan.count.already", whole == null ? 0 : whole.count(Standing.ALREADY)));
    }

    /** The plan where it is of all numbers: its counts tell of no fewer. */
    private static @Nullable WebhookPlan whole(PlanSession known) {
        return known.request instanceof PlanRequest.Sync sync && sync.sids().isEmpty() ? known.plan : null;
    }

    private String done(PlanSession known) {
        SyncResult result = known.result;
        if (result == null) {
            return "";
        }
        RunReport.Webhooks webhooks = result.report().webhooks();
        int all = known.applied.size();
        int left = Math.max(0, all - webhooks.configured() - webhooks.failed());
        return joined(
                texts.get(known.undo() ? "plan.done.undone" : "plan.done.set", webhooks.configured()),
                counted("plan.done.left", left),
                counted("plan.done.failed", webhooks.failed()));
    }

    private String headline(PlanSession known) {
        return switch (known.state) {
            case LOOKING -> texts.get("plan.looking");
            case NOTHING -> texts.get(known.problem.isEmpty() ? "plan.nothing" : "plan.nothing.undo");
            case FAILED -> texts.get("plan.failed");
            case READ_ONLY -> texts.get("plan.readonly");
            case DONE -> texts.get(doneHeadline(known));
            case READY, APPLYING -> "";
        };
    }

    private static String doneHeadline(PlanSession known) {
        if (isCancelled(known)) {
            return "plan.done.cancelled";
        }
        SyncResult result = known.result;
        boolean well = result != null
                && result.failure() == null
                && result.report().failures().isEmpty();
        return well ? known.undo() ? "plan.done.well.undo" : "plan.done.well" : "plan.done.some";
    }

    private static boolean isCancelled(PlanSession known) {
        SyncResult result = known.result;
        return result != null && result.report().outcome() == Outcome.CANCELLED;
    }

    private String sentence(PlanSession known) {
        return switch (known.state) {
            case NOTHING -> known.problem.isEmpty() ? texts.get("plan.nothing.text", known.name()) : known.problem;
            case FAILED -> known.problem;
            case READ_ONLY -> texts.get("plan.readonly.text", known.name());
            case DONE -> {
                SyncResult result = known.result;
                Failure failure = result == null ? null : result.failure();
                yield failure == null || isCancelled(known) ? counts(known) : failure.text();
            }
            case LOOKING, READY, APPLYING -> "";
        };
    }

    private String selected(PlanSession known, int included) {
        if (known.state != PlanState.READY) {
            return "";
        }
        return known.problem.isEmpty() ? texts.get("plan.selected", included, known.draft.toChange()) : known.problem;
    }

    private String counted(String key, int count) {
        return count == 0 ? "" : texts.get(key, count);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** How far a run is. */
    PlanProgress progress(Task task) {
        Duration left = task.left();
        String rate = task.perSecond() <= 0
                ? ""
                : left == null
                        ? texts.get("plan.rate", task.perSecond())
                        : texts.get("plan.rate.left", task.perSecond(), texts.duration(left));
        return new PlanProgress(task.text(), task.fraction(), rate);
    }

    /** What was not set, number by number. */
    List<PlanLine> failures(List<RunReport.Item> failures, List<NumberChange> applied) {
        Map<String, String> phones = applied.stream()
                .collect(Collectors.toMap(NumberChange::sid, NumberChange::phoneNumber, (one, other) -> one));
        return failures.stream()
                .filter(item -> item.sid() != null)
                .<PlanLine>map(item -> new PlanLine.Failed(
                        Texts.phone(phones.getOrDefault(String.valueOf(item.sid()), String.valueOf(item.sid()))),
                        Texts.plain(item.message())))
                .toList();
    }
}
