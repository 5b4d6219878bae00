package app.switchboard.inventory;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the numbers can be filtered by: the countries and tags that they have, in order. */
record Facets(List<String> regions, List<String> tags) {

    static final Facets NONE = new Facets(List.of(), List.of());

    static Facets of(List<NumberRow> rows) {
        Set<String> regions = new TreeSet<>();
        Set<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (NumberRow row : rows) {
            if (!row.region().isEmpty()) {
                regions.add(row.region());
            }
            tags.addAll(row.stored().tags());
        }
        return new Facets(List.copyOf(regions), List.copyOf(tags));
    }
}
