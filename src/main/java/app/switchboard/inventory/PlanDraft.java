package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import app.switchboard.webhook.FieldChange;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A plan while a person decides on it: what is left out of it, and what becomes of numbers that point elsewhere. */
final class PlanDraft {

    private final Map<String, NumberChange> changes = new LinkedHashMap<>();
    private final Map<String, NumberChange> undecided = new LinkedHashMap<>();
    private final Map<String, NumberChange> kept = new LinkedHashMap<>();
    private final Set<String> excluded = new HashSet<>();

    /**
     * Takes what a plan has.
     *
     * @param foreign what would be done in addition if webhooks that point elsewhere were replaced
     */
    PlanDraft(List<NumberChange> toChange, List<NumberChange> foreign) {
        toChange.forEach(change -> changes.put(change.sid(), change));
        for (NumberChange change : foreign) {
            boolean isKept = change.fields().stream().anyMatch(field -> field.reason() == Reason.KEPT);
            (isKept ? kept : undecided).put(change.sid(), change);
        }
    }

    boolean isEmpty() {
        return changes.isEmpty() && undecided.isEmpty() && kept.isEmpty();
    }

    int toChange() {
        return changes.size();
    }

    int undecided() {
        return undecided.size();
    }

    int kept() {
        return kept.size();
    }

    boolean includes(String sid) {
        return changes.containsKey(sid) && !excluded.contains(sid);
    }

    void include(Collection<NumberChange> some, boolean wanted) {
        for (NumberChange change : some) {
            if (wanted) {
                excluded.remove(change.sid());
            } else {
                excluded.add(change.sid());
            }
        }
    }

    /** What is to be done: the changes but for those that are left out. */
    List<NumberChange> included() {
        return changes.values().stream()
                .filter(change -> !excluded.contains(change.sid()))
                .toList();
    }

    int includedCount() {
        return (int)
                changes.keySet().stream().filter(sid -> !excluded.contains(sid)).count();
    }

    int includedOf(PlanGroup group) {
        return (int) group.changes().stream()
                .filter(change -> includes(change.sid()))
                .count();
    }

    /** What points elsewhere on these numbers is to be replaced: it joins what else is to be set on them, in one request. */
    void replace(Collection<NumberChange> some) {
        for (NumberChange change : some) {
            String sid = change.sid();
            boolean wasUndecided = undecided.remove(sid) != null;
            boolean wasKept = kept.remove(sid) != null;
            if (wasUndecided || wasKept) {
                changes.merge(sid, change, PlanDraft::joined);
                excluded.remove(sid);
            }
        }
    }

    private static NumberChange joined(NumberChange one, NumberChange other) {
        List<FieldChange> fields = new ArrayList<>(one.fields());
        fields.addAll(other.fields());
        fields.sort(Comparator.comparing(FieldChange::field));
        return new NumberChange(one.sid(), one.phoneNumber(), fields, one.undoes());
    }

    /** What points elsewhere on these numbers stays. */
    void keep(Collection<NumberChange> some) {
        for (NumberChange change : some) {
            if (undecided.remove(change.sid()) != null) {
                kept.put(change.sid(), change);
            }
        }
    }

    /** All of it in groups, those that ask for a decision first. */
    List<PlanLine> lines(Texts texts) {
        List<PlanLine> lines = new ArrayList<>();
        add(lines, PlanGroup.Kind.UNDECIDED, undecided, texts);
        Map<PlanGroup.Key, Map<String, NumberChange>> byKind = new LinkedHashMap<>();
        changes.values()
                .forEach(change -> byKind.computeIfAbsent(PlanGroup.Key.of(change), key -> new LinkedHashMap<>())
                        .put(change.sid(), change));
        byKind.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry -> add(
                        lines,
                        new PlanGroup(
                                PlanGroup.Kind.CHANGE,
                                entry.getKey().title(texts),
                                entry.getKey().subtitle(texts),
                                sorted(entry.getValue()))));
        add(lines, PlanGroup.Kind.KEPT, kept, texts);
        return lines;
    }

    private static void add(List<PlanLine> lines, PlanGroup.Kind kind, Map<String, NumberChange> of, Texts texts) {
        if (!of.isEmpty()) {
            String key = kind == PlanGroup.Kind.KEPT ? "plan.group.kept" : "plan.group.undecided";
            add(lines, new PlanGroup(kind, texts.get(key), texts.get(key + ".text"), sorted(of)));
        }
    }

    private static List<NumberChange> sorted(Map<String, NumberChange> of) {
        Map<String, NumberChange> byNumber = new TreeMap<>();
        of.values().forEach(change -> byNumber.put(change.phoneNumber() + change.sid(), change));
        return List.copyOf(byNumber.values());
    }

    private static void add(List<PlanLine> lines, PlanGroup group) {
        lines.add(new PlanLine.Head(group));
        group.changes().forEach(change -> lines.add(new PlanLine.Item(group, change)));
    }
}
