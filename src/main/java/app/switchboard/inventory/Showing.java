package app.switchboard.inventory;

/** What stands where the list is. */
enum Showing {
    LOADING,
    NUMBERS,
    NOTHING_YET,
    NO_MATCH,
    FAILED
}
