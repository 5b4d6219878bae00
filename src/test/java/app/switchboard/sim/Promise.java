package app.switchboard.sim;

import java.util.function.Supplier;

/** What must hold whatever happens; each is checked after every operation, or at each POST. */
enum Promise {
    /** A number that lives in Twilio during a whole operation is not marked released by it; nothing is, before a complete listing. */
    I1_NO_LIVE_NUMBER_RELEASED,
    /** A change called done was seen to have the asked values. */
    I2_DONE_IS_DONE,
    /** A change called failed was not made. */
    I2_FAILED_IS_NOT_DONE,
    /** A number called gone was gone. */
    I2_GONE_IS_GONE,
    /** The report's figures are those of what Twilio showed, and of the journal. */
    I2_FIGURES,
    /** The outcome is what happened: complete, partial, incomplete, rejected, cancelled. */
    I2_OUTCOME,
    /** Each POST has an open intent in the journal before it is sent, and the intent stays. */
    I3_INTENT_FIRST,
    /** The intent holds all fields as the engine last saw them: what it overwrites is what it knows. */
    I3_BEFORE_IS_TRUE,
    /** Nothing is sent that the engine knows to be so already. */
    I3_NO_DOUBLE_WRITE,
    /** Three POSTs at most for an update (those that were answered 429 aside). */
    I3_FEW_POSTS,
    /** What points elsewhere, is overridden or takes no messages is never written. */
    I3_ONLY_OURS,
    /** What is sent is what the rules, the plan or the undo ask for: the fields that differ, and no other. */
    I3_ONLY_ASKED_FIELDS,
    /** A plan is what the rules say of what was listed. */
    I3_PLAN,
    /** Undo asks for exactly what stood before, and gets it where nobody changed the number since. */
    I4_UNDO_RESTORES,
    /** A number's id and time of creation never change, and no row disappears. */
    I5_ROWS_KEEP_THEIR_IDS,
    /** After a sync without faults the rows say what Twilio says. */
    I5_ROWS_EQUAL_TWILIO,
    /** After a sync without faults every number that is to be configured is. */
    I5_ALL_CONFIGURED,
    /** After a complete listing no intent of an earlier run is open. */
    I5_NO_OPEN_INTENT,
    /** A further sync sends no POST and writes no row. */
    I5_SECOND_SYNC_IS_QUIET,
    /** Only failures, cancellations and the end of the process leave the engine. */
    I6_NOTHING_ELSE_IS_THROWN,
    /** Credentials that Twilio rejects do not replace the saved ones. */
    I7_REJECTED_CREDENTIALS_CHANGE_NOTHING,
    /** What another workspace has stored never changes. */
    I8_OTHERS_ARE_LEFT_ALONE,
    /** What a row shows as changed is drift, or was asked for by Switchboard. */
    I9_NO_DRIFT_IS_LOST,
    /** What is called drift was changed in the Console. */
    I9_NO_DRIFT_IS_INVENTED,
    /** A check, and a run of a read-only workspace, send no update. */
    I10_LOOKS_ONLY,
    /** What recovery says of a write is what became of it. */
    I11_RECOVERY_IS_TRUE,
    /** The figures of a run without open intents are those of its journal, also after an interruption. */
    I11_REPORTS_ARE_AMENDED;

    /** Ends the simulation of this seed unless something holds. */
    void hold(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new Violation(this, otherwise.get());
        }
    }
}
