package app.switchboard.inventory;

/**
 * The words of the sheet at a moment.
 *
 * @param counts under the title; {@code ""} where there is nothing to count
 * @param headline over the sentence, where there is no list
 * @param sentence what stands where no list stands
 * @param selected how many are included, or what went wrong
 * @param apply the default button
 * @param confirm what has to be typed; {@code ""} where nothing has
 * @param canUndo true where what was done can be taken back
 */
record PlanShown(
        String title,
        boolean production,
        String counts,
        String headline,
        String sentence,
        String selected,
        String apply,
        String confirm,
        boolean canApply,
        boolean canUndo) {

    static final PlanShown NONE = new PlanShown("", false, "", "", "", "", "", "", false, false);
}
