package app.switchboard.inventory;

/** What the sheet with a plan shows. */
enum PlanState {
    /** The plan is being made. */
    LOOKING,
    /** There is nothing to be done. */
    NOTHING,
    /** No plan could be made, or it could not be carried out at all. */
    FAILED,
    /** The workspace allows no writes. */
    READ_ONLY,
    /** A plan to decide on. */
    READY,
    APPLYING,
    DONE;

    /** True while a run goes on. */
    boolean running() {
        return this == LOOKING || this == APPLYING;
    }
}
