package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.history.RunReport;

/** Says how a save ended, and leads to what comes next. */
final class Outcome {

    private final PaneState state;
    private final CredentialsForm form;
    private final Wording wording;

    Outcome(PaneState state, CredentialsForm form, Wording wording) {
        this.state = state;
        this.form = form;
        this.wording = wording;
    }

    /**
     * @param hadSaved whether there were credentials before
     */
    void tell(SaveJob.Form entered, SaveJob.Saved end, boolean hadSaved) {
        RunReport report = end.result().report();
        Failure failure = end.result().failure();
        state.focus(form.firstInvalid());
        switch (report.outcome()) {
            case COMPLETE -> done(entered, report);
            case PARTIAL -> {
                done(entered, report);
                state.refusals.setAll(end.refusals().stream()
                        .map(refusal -> new Refusal(refusal.number(), refusal.sid(), wording.message(refusal.reason())))
                        .toList());
                state.say(Notice.Kind.WARNING, wording.refused(report));
            }
            case CANCELLED -> state.say(Notice.Kind.INFO, wording.cancelled(report, end.stored() != null));
            case REJECTED -> {
                if (failure != null) {
                    rejected(failure, hadSaved && !entered.token().isEmpty());
                }
            }
            case INCOMPLETE -> {
                if (failure != null && end.waits() && end.result().keptIn() != null) {
                    state.say(Notice.Kind.WARNING, wording.waits(failure));
                } else if (failure != null) {
                    boolean verified = end.stored() != null && end.stored().verified();
                    state.say(
                            Notice.Kind.WARNING, verified ? wording.notSynced(failure) : wording.notVerified(failure));
                }
            }
        }
    }

    private void done(SaveJob.Form entered, RunReport report) {
        state.done(wording.runs().done(report));
        if (entered.isNew()) {
            state.numbersNext.set(true);
            state.focus(Focus.SHOW_NUMBERS);
        }
    }

    /** Twilio does not say which of the two is wrong, so both are marked; the words stand at the second. */
    private void rejected(Failure failure, boolean oldStay) {
        Entry.Problem why = Entry.Problem.of(wording.failure(failure));
        String text = oldStay ? why.text() + " " + wording.get("rejected.stays") : why.text();
        form.accountSid().refuse(new Entry.Problem("", null, null));
        if (form.byKey().get()) {
            form.keySid().refuse(new Entry.Problem("", null, null));
        }
        form.authToken().refuse(new Entry.Problem(text, why.twilioCode(), why.link()));
        state.focus(Focus.AUTH_TOKEN);
    }

    /** Says why something could not even begin. */
    void failed(Failure failure) {
        switch (failure.code()) {
            case "SB-015" -> {
                form.id().refuse(Entry.Problem.of(wording.failure(failure)));
                state.focus(Focus.ID);
            }
            case "SB-604" -> {
                form.secretIsLost();
                form.authToken().refuse(Entry.Problem.of(wording.failure(failure)));
                state.focus(Focus.AUTH_TOKEN);
            }
            default -> {
                state.say(Notice.Kind.ERROR, wording.failure(failure).text());
                state.focus(form.firstInvalid());
            }
        }
    }
}
