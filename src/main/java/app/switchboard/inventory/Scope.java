package app.switchboard.inventory;

/** Which numbers are wanted. */
enum Scope {
    ALL,
    ACTIVE,
    RELEASED;

    boolean holds(NumberRow row) {
        return this == ALL || row.active() == (this == ACTIVE);
    }
}
