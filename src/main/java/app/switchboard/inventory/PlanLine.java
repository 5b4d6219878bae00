package app.switchboard.inventory;

import app.switchboard.webhook.NumberChange;

/** A line of the sheet with a plan. */
sealed interface PlanLine {

    /** Over the changes of one kind. */
    record Head(PlanGroup group) implements PlanLine {}

    /** One number. */
    record Item(PlanGroup group, NumberChange change) implements PlanLine {}

    /**
     * A number that was not set.
     *
     * @param phone grouped for reading; {@code ""} where it is no number that failed
     */
    record Failed(String phone, String why) implements PlanLine {}
}
