package app.switchboard.inventory;

import app.switchboard.numbers.NumberSearch;
import app.switchboard.numbers.StoredNumber;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
     * @param chosen the rows that are selected
     * @param before the rows that are shown
     */
    record Question(
            String query,
            Scope scope,
            Filters filters,
            @Nullable Comparator<NumberRow> order,
            @Nullable String wanted,
            List<NumberRow> chosen,
            List<NumberRow> before) {}

    /**
     * What is shown of them.
     *
     * @param wanted the id of the row that was looked for
     * @param index where it is among the rows; -1: it is not
     * @param chosen the rows that were selected
     * @param places where they are among the rows, if they were several
     * @param exchanged whether they are others than before
     */
    record Filtered(
            ListContent from,
            List<NumberRow> rows,
            Counts counts,
            Facets facets,
            @Nullable String wanted,
            int index,
            List<NumberRow> chosen,
            BitSet places,
            boolean exchanged) {

        Showing showing() {
            return !rows.isEmpty() ? Showing.NUMBERS : from.rows().isEmpty() ? Showing.NOTHING_YET : Showing.NO_MATCH;
        }

        /** Where rows are by now; they were looked for in the background unless others were selected meanwhile. */
        BitSet places(List<NumberRow> selected) {
            return selected.equals(chosen) ? places : placesOf(rows, selected);
        }
    }

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
                asked.chosen(),
                placesOf(shown, asked.chosen()),
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

    /** Of one row there is nothing to look for: it is the one that is wanted. */
    private static BitSet placesOf(List<NumberRow> rows, List<NumberRow> several) {
        BitSet places = new BitSet();
        if (several.size() > 1) {
            Set<String> ids = several.stream().map(NumberRow::id).collect(Collectors.toSet());
            IntStream.range(0, rows.size())
                    .filter(i -> ids.contains(rows.get(i).id()))
                    .forEach(places::set);
        }
        return places;
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
