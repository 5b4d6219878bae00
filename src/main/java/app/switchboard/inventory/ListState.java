package app.switchboard.inventory;

/**
 * How the list stands.
 *
 * @param facets what there is to filter by
 * @param footer how many numbers there are, in words
 * @param problem why the numbers can't be read; {@code ""} where they can
 */
record ListState(Showing showing, Counts counts, Facets facets, String footer, String problem) {

    static final ListState LOADING = new ListState(Showing.LOADING, Counts.NONE, Facets.NONE, "", "");

    ListState failed(String why) {
        return new ListState(Showing.FAILED, counts, facets, footer, why);
    }
}
