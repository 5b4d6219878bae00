package app.switchboard.inventory;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Shared;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.numbers.Numbers.Changed;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored numbers as rows: all are read once, then those that were changed. Safe for many threads. */
final class NumberRows implements AutoCloseable {

    /** So many changed rows take no less time to find than all. */
    private static final int MANY = 20_000;

    private static final Comparator<NumberRow> ORDER = Comparator.comparing(NumberRow::stored, StoredNumber.ORDER);

    private final Numbers numbers;
    private final DriftLog drift;
    private final Workspaces workspaces;
    private final Texts texts;
    private final Cancellation.Registration watch;
    private final Unread unread = new Unread();

    private @Nullable String workspaceId;
    private List<NumberRow> rows = List.of();
    private Map<String, String> names = Map.of();
    private Shared shared = new Shared();

    /**
     * @param changed runs after each change to the stored numbers, on the thread that changed them
     */
    NumberRows(Doors doors, Texts texts, Runnable changed) {
        this.numbers = doors.numbers();
        this.drift = doors.drift();
        this.workspaces = doors.workspaces();
        this.texts = texts;
        this.watch = numbers.watch(what -> {
            unread.add(what);
            changed.run();
        });
    }

    @Override
    public void close() {
        watch.close();
    }

    /** What was changed since it was read. */
    private static final class Unread {

        private Set<String> ids = new HashSet<>();
        /** True where all has to be read. */
        private boolean anything = true;

        synchronized void add(Changed changed) {
            ids.addAll(changed.ids());
            anything |= changed.anything() || ids.size() > MANY;
        }

        /** Taken before the rows are read: what changes meanwhile is told, and read the next time. */
        synchronized Changed take() {
            Changed taken = new Changed(ids, anything);
            ids = new HashSet<>();
            anything = false;
            return taken;
        }
    }

    /** The ids of those rows whose numbers were changed outside Switchboard since the last sync. Blocks. */
    Set<String> drifted(@Nullable String workspaceId, List<NumberRow> rows) {
        Map<String, Set<String>> sids = new HashMap<>();
        for (String id : workspaceId == null ? drift.counts().keySet() : Set.of(workspaceId)) {
            Set<String> found =
                    drift.unsettled(id).stream().map(one -> one.drift().sid()).collect(Collectors.toSet());
            if (!found.isEmpty()) {
                sids.put(id, found);
            }
        }
        return sids.isEmpty()
                ? Set.of()
                : rows.stream()
                        .filter(row -> row.active()
                                && sids.getOrDefault(row.stored().number().workspaceId(), Set.of())
                                        .contains(row.stored().number().sid()))
                        .map(NumberRow::id)
                        .collect(Collectors.toSet());
    }

    /**
     * Blocks; for a background thread.
     *
     * @param of whose; null: all workspaces'
     */
    synchronized List<NumberRow> read(@Nullable String of) {
        Changed changed = unread.take();
        try {
            Map<String, String> named = names();
            if (changed.anything() || !Objects.equals(of, workspaceId)) {
                // What nobody shows any more must not stand in memory beside what is read.
                rows = List.of();
                shared = new Shared();
                workspaceId = of;
                rows = rows(numbers.listed(of, shared), named);
            } else {
                rows = merged(renamed(rows, named), rows(numbers.listed(of, changed.ids(), shared), named));
            }
            names = named;
            return rows;
        } catch (RuntimeException e) {
            unread.add(new Changed(Set.of(), true));
            throw e;
        }
    }

    private Map<String, String> names() {
        return workspaces.all().stream()
                .collect(Collectors.toMap(Workspace::id, workspace -> Texts.plain(workspace.name())));
    }

    private List<NumberRow> rows(List<StoredNumber> stored, Map<String, String> named) {
        List<NumberRow> made = new ArrayList<>(stored.size());
        stored.forEach(number -> made.add(row(number, named)));
        return made;
    }

    private NumberRow row(StoredNumber number, Map<String, String> named) {
        String id = number.number().workspaceId();
        return NumberRow.of(number, named.getOrDefault(id, id), texts, shared);
    }

    /** The rows under the names that the workspaces have by now. */
    private List<NumberRow> renamed(List<NumberRow> old, Map<String, String> named) {
        return named.equals(names)
                ? old
                : old.stream().map(row -> row(row.stored(), named)).toList();
    }

    /** Puts rows into others, in the place of those that they are a newer state of. Both are in the store's order. */
    private static List<NumberRow> merged(List<NumberRow> old, List<NumberRow> newer) {
        if (newer.isEmpty()) {
            return old;
        }
        List<NumberRow> all = new ArrayList<>(old.size() + newer.size());
        int next = 0;
        for (NumberRow row : newer) {
            while (next < old.size() && ORDER.compare(old.get(next), row) < 0) {
                all.add(old.get(next++));
            }
            if (next < old.size() && ORDER.compare(old.get(next), row) == 0) {
                next++;
            }
            all.add(row);
        }
        all.addAll(old.subList(next, old.size()));
        return all;
    }
}
