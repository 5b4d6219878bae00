package app.switchboard.inventory;

import app.switchboard.numbers.NumberSearch;
import app.switchboard.numbers.StoredNumber;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The numbers as they were read.
 *
 * @param workspaceId whose they are; null: all workspaces'
 * @param drifted ids of those that were changed outside
 */
record ListContent(@Nullable String workspaceId, List<NumberRow> rows, Set<String> drifted) {

    static final ListContent NOTHING = new ListContent(null, List.of(), Set.of());

    /** What is shown of them. */
    record Filtered(List<NumberRow> rows, Counts counts, Facets facets) {}

    /** For a background thread: there may be many. */
    Filtered filter(String query, Scope scope, Filters filters) {
        Predicate<StoredNumber> matches = NumberSearch.matching(query);
        return new Filtered(
                rows.stream()
                        .filter(row -> scope.holds(row, drifted) && filters.holds(row) && matches.test(row.stored()))
                        .toList(),
                Counts.of(rows, drifted),
                Facets.of(rows));
    }
}
