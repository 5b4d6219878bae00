package app.switchboard.inventory;

/**
 * How far a run of the sheet is.
 *
 * @param text what it does
 * @param fraction 0 to 1; -1 if unknown
 * @param rate numbers a second and the time left; {@code ""} if unknown
 */
record PlanProgress(String text, double fraction, String rate) {

    static final PlanProgress NONE = new PlanProgress("", -1, "");
}
