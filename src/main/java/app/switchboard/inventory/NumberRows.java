package app.switchboard.inventory;

import app.switchboard.base.Shared;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the stored numbers as rows. Formatting is what costs, so a row whose number is as it was is used again. */
final class NumberRows {

    private final Numbers numbers;
    private final DriftLog drift;
    private final Workspaces workspaces;
    private final Texts texts;
    private Map<String, NumberRow> before = Map.of();

    NumberRows(Numbers numbers, DriftLog drift, Workspaces workspaces, Texts texts) {
        this.numbers = numbers;
        this.drift = drift;
        this.workspaces = workspaces;
        this.texts = texts;
    }

    /** The ids of those rows whose numbers were changed outside Switchboard since the last sync. Blocks. */
    Set<String> drifted(@Nullable String workspaceId, List<NumberRow> rows) {
        Set<String> sids = (workspaceId == null ? drift.counts().keySet() : Set.of(workspaceId))
                .stream()
                        .flatMap(id -> drift.unsettled(id).stream()
                                .map(found -> id + " " + found.drift().sid()))
                        .collect(Collectors.toSet());
        return sids.isEmpty()
                ? Set.of()
                : rows.stream()
                        .filter(row -> row.active() && sids.contains(sidIn(row)))
                        .map(NumberRow::id)
                        .collect(Collectors.toSet());
    }

    private static String sidIn(NumberRow row) {
        return row.stored().number().workspaceId() + " " + row.stored().number().sid();
    }

    /** Blocks; for a background thread. */
    synchronized List<NumberRow> read(@Nullable String workspaceId) {
        Map<String, String> names = workspaces.all().stream().collect(Collectors.toMap(Workspace::id, Workspace::name));
        List<StoredNumber> stored = workspaceId == null ? numbers.all() : numbers.of(workspaceId);
        List<NumberRow> rows = new ArrayList<>(stored.size());
        Shared shared = new Shared();
        Map<String, NumberRow> now = HashMap.newHashMap(stored.size());
        for (StoredNumber number : stored) {
            String id = number.number().workspaceId();
            String workspace = names.getOrDefault(id, id);
            NumberRow old = before.get(number.number().id());
            NumberRow row = old != null
                            && old.stored().equals(number)
                            && old.workspace().equals(Texts.plain(workspace))
                    ? old
                    : NumberRow.of(number, workspace, texts, shared);
            rows.add(row);
            now.put(row.id(), row);
        }
        before = now;
        return rows;
    }
}
