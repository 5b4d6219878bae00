package app.switchboard.activity;

import app.switchboard.fx.Doors;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.Drift;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.PhoneNumber;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the unsettled drift as lines. Blocks; for a background thread. */
final class DriftRows {

    private final Doors doors;
    private final Texts texts;

    DriftRows(Doors doors, Texts texts) {
        this.doors = doors;
        this.texts = texts;
    }

    /** Of one workspace, or of all where the id is null: each workspace's head, then its numbers in order. */
    List<DriftRow> read(@Nullable String workspaceId) {
        List<DriftRow> rows = new ArrayList<>();
        for (Workspace workspace : doors.workspaces().all()) {
            if (workspaceId == null || workspaceId.equals(workspace.id())) {
                add(rows, workspace);
            }
        }
        return rows;
    }

    private void add(List<DriftRow> rows, Workspace workspace) {
        List<DriftLog.Found> found = new ArrayList<>(doors.drift().unsettled(workspace.id()));
        if (found.isEmpty()) {
            return;
        }
        // The sort keeps the order of a number's fields.
        found.sort(Comparator.comparing((DriftLog.Found one) -> one.drift().phoneNumber())
                .thenComparing(one -> one.drift().sid()));
        Map<String, PhoneNumber> numbers = doors.numbers().of(workspace.id()).stream()
                .map(StoredNumber::number)
                .collect(Collectors.toMap(PhoneNumber::sid, Function.identity(), (one, other) -> other));
        int count =
                (int) found.stream().map(one -> one.drift().sid()).distinct().count();
        rows.add(new DriftRow.Group(workspace.id(), Texts.plain(workspace.name()), count));
        String before = "";
        for (DriftLog.Found one : found) {
            Drift drift = one.drift();
            rows.add(change(
                    workspace.id(), one, numbers.get(drift.sid()), !drift.sid().equals(before)));
            before = drift.sid();
        }
    }

    private DriftRow change(String workspaceId, DriftLog.Found found, @Nullable PhoneNumber number, boolean first) {
        Drift drift = found.drift();
        String name = number == null || number.friendlyName().equals(number.phoneNumber())
                ? ""
                : Texts.plain(number.friendlyName());
        return new DriftRow.Change(
                workspaceId,
                number == null ? null : number.id(),
                Texts.phone(drift.phoneNumber()),
                name,
                first,
                Values.of(drift.field(), drift.before(), drift.after(), texts),
                texts.dayAndTimeAlone(found.seenAt()),
                texts.full(found.seenAt()));
    }
}
