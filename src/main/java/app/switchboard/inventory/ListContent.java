package app.switchboard.inventory;

import app.switchboard.numbers.NumberSearch;
import app.switchboard.numbers.StoredNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The numbers as they were read. */
final class ListContent {

    static final ListContent NOTHING = new ListContent(null, List.of(), Set.of());

    private final @Nullable String workspaceId;
    private final List<NumberRow> rows;
    private final Set<String> drifted;
    private final Counts counts;
    private final Facets facets;
    private @Nullable Comparator<NumberRow> order;
    private List<NumberRow> ordered;

    /**
     * For a background thread: there may be many.
     *
     * @param workspaceId whose they are; null: all workspaces'
     * @param drifted ids of those that were changed outside
     */
    ListContent(@Nullable String workspaceId, List<NumberRow> rows, Set<String> drifted) {
        this.workspaceId = workspaceId;
        this.rows = rows;
        this.drifted = drifted;
        this.counts = Counts.of(rows, drifted);
        this.facets = Facets.of(rows);
        this.ordered = rows;
    }

    @Nullable
    String workspaceId() {
        return workspaceId;
    }

    /** In the store's order. */
    List<NumberRow> rows() {
        return rows;
    }

    /**
     * What is asked of them.
     *
     * @param order null: the store's
     * @param wanted the id of the row to look for; null: none
     * @param before the rows that are shown
     */
    record Question(
            String query,
            Scope scope,
            Filters filters,
            @Nullable Comparator<NumberRow> order,
            @Nullable String wanted,
            List<NumberRow> before) {}

    /**
     * What is shown of them.
     *
     * @param wanted the id of the row that was looked for
     * @param index where it is among the rows; -1: it is not
     * @param exchanged whether they are others than before
     */
    record Filtered(
            ListContent from,
            List<NumberRow> rows,
            Counts counts,
            Facets facets,
            @Nullable String wanted,
            int index,
            boolean exchanged) {}

    /** For a background thread: there may be many. */
    Filtered filter(Question asked) {
        Predicate<StoredNumber> matches = NumberSearch.matching(asked.query());
        List<NumberRow> shown = inOrder(asked.order()).stream()
                .filter(row ->
                        asked.scope().holds(row, drifted) && asked.filters().holds(row) && matches.test(row.stored()))
                .toList();
        String wanted = asked.wanted();
        return new Filtered(
                this,
                shown,
                counts,
                facets,
                wanted,
                wanted == null ? -1 : indexOf(shown, wanted),
                !shown.equals(asked.before()));
    }

    /** Sorted once, then remembered: most questions differ in the words alone. */
    private synchronized List<NumberRow> inOrder(@Nullable Comparator<NumberRow> wanted) {
        if (wanted == null) {
            return rows;
        }
        if (!wanted.equals(order)) {
            List<NumberRow> sorted = new ArrayList<>(rows);
            sorted.sort(wanted);
            ordered = sorted;
            order = wanted;
        }
        return ordered;
    }

    /** Where a row stands; -1 where it doesn't. */
    static int indexOf(List<NumberRow> rows, String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
