package app.switchboard.sim;

/** The bugs that are planted, one at a time: in a source file, a text that stands there once, and what takes its place. */
enum Mutant {
    SERVER_ERROR_IS_A_REFUSAL(
            "An update that is answered with an error of Twilio's own counts as failed, with no look at what became of it.",
            "twilio/SdkUpdate.java",
            "if (!answerIsUnknown(e.failure())) {",
            "if (sid != null) {"),
    REPEATED_BLINDLY(
            "An update whose answer is lost is sent again without reading back.",
            "twilio/SdkUpdate.java",
            "TwilioNumber now = readBack();\n            if (taken(now)) {\n                return now;\n            }\n            if (!standsAsBefore(now)) {\n                throw failure(\n                        \"SB-308\",\n                        \"The number was changed meanwhile, so it was left as it is.\",\n                        \"Look at it, then plan again.\",\n                        lost);\n            }",
            ""),
    HALF_TAKEN(
            "An update counts as made when one of its fields is.",
            "twilio/SdkUpdate.java",
            ".allMatch(field -> now.webhook(field).equals(to.get(field)));",
            ".anyMatch(field -> now.webhook(field).equals(to.get(field)));"),
    POSTS_REPEATED_LIKE_GETS(
            "The HTTP layer repeats a POST that had no clear answer.",
            "twilio/RetryPolicy.java",
            "return method == HttpMethod.GET && broken",
            "return broken"),
    TWO_PAGES(
            "A listing ends after its second page.",
            "twilio/SdkAccount.java",
            "while (page.hasNextPage()) {",
            "if (page.hasNextPage()) {"),
    ANY_FAILURE_IS_GONE(
            "A number that can't be read counts as gone.",
            "twilio/SdkAccount.java",
            "return Optional.of(number);\n        } catch (FailureException e) {\n            if (isGone(e.failure())) {",
            "return Optional.of(number);\n        } catch (FailureException e) {\n            if (sid != null) {"),
    RELEASED_UNASKED(
            "What a listing leaves out is released without asking for it by name.",
            "sync/Listing.java",
            "release(scope.workspaceId(), gone);",
            "release(scope.workspaceId(), missing);"),
    NEIGHBOURS_ARE_OURS(
            "An address that merely begins like the workspace's is taken for its own.",
            "webhook/WorkspaceAddress.java",
            "|| \"/?#&\".indexOf(candidate.charAt(base.length())) >= 0;",
            "|| base.length() > 0;"),
    BEFORE_IS_AFTER(
            "The journal keeps the fields as they are to be, in place of those before.",
            "webhook/Journal.java",
            "JournalEntry.json(write.seen().webhooks()),",
            "JournalEntry.json(change.to()),"),
    ALL_INTENTS_WITHDRAWN(
            "Once the workers end, the intents of what was sent are withdrawn too.",
            "webhook/WebhookWriter.java",
            "journal.withdraw(\n                waiting.stream().map(write -> intents.get(write.change().sid())).toList());",
            "journal.withdraw(List.copyOf(intents.values()));"),
    GONE_IS_FAILED(
            "A number that was released before its update counts as failed.",
            "webhook/WebhookWriter.java",
            "Objects.equals(failure.twilioCode(), 20404)",
            "Objects.equals(failure.twilioCode(), 404)"),
    STAYS_RELEASED(
            "A released number that returns stays released.",
            "numbers/Numbers.java",
            "NumberStatus.ACTIVE,\n                        routes.messages().url(),",
            "old == null ? NumberStatus.ACTIVE : old.number().status(),\n                        routes.messages().url(),"),
    RELEASED_EVERYWHERE(
            "A number that is gone is marked in every workspace that has its SID.",
            "numbers/NumberTable.java",
            "SELECT id, sid FROM twilio_numbers WHERE workspace_id = ?",
            "SELECT id, sid FROM twilio_numbers WHERE (workspace_id = ? OR TRUE)"),
    NULL_IS_AN_EMPTY_LIST(
            "A list that is null is taken for an empty one.",
            "twilio/Answers.java",
            "return hasOddList(json) || hasLostItsLinks(json)",
            "return hasLostItsLinks(json)"),
    NO_TRANSACTION(
            "Each statement commits by itself.",
            "store/Database.java",
            "connection.setAutoCommit(false);",
            "connection.setReadOnly(false);"),
    PARTIAL_IS_COMPLETE(
            "A run in which numbers were refused is called complete.",
            "sync/SyncRun.java",
            "tally.leftSomeBehind() ? Outcome.PARTIAL : Outcome.COMPLETE",
            "tally.leftSomeBehind() ? Outcome.COMPLETE : Outcome.COMPLETE"),
    REJECTED_IS_KEPT(
            "Credentials that Twilio rejects replace the saved ones.",
            "sync/SyncRun.java",
            "if (WaitingCredentials.saysNothingOfTheCredentials(e.failure())) {",
            "if (!WaitingCredentials.saysNothingOfTheCredentials(e.failure())) {"),
    SHRINKS_UNASKED(
            "Numbers are released however many are missing, without asking.",
            "sync/Listing.java",
            "missing.size() * 10 > before",
            "missing.size() > before"),
    CHANGED_IS_OVERWRITTEN(
            "An update is repeated though somebody changed the number meanwhile.",
            "twilio/SdkUpdate.java",
            "if (!standsAsBefore(now)) {",
            "if (now == null) {"),
    MISFIT_IS_WRITTEN(
            "A plan is carried out on numbers that no longer stand as it says.",
            "webhook/WebhookWriter.java",
            "return change.fits(now)\n",
            "return change != null\n"),
    UNDO_LEAVES_WHAT_WAS_UNSET(
            "An undo does not clear what was not set before.",
            "webhook/Undo.java",
            "!(before.isEmpty() && isMethod(field))",
            "!before.isEmpty()"),
    UNDO_OF_THE_OLDEST(
            "Of several writes to a number the oldest is taken back.",
            "webhook/Undo.java",
            "change(writes.getLast())",
            "change(writes.getFirst())"),
    UNDO_TWICE(
            "What was taken back is taken back again.",
            "webhook/Undo.java",
            "entry.outcome() == Journal.Outcome.DONE && !entry.undone()",
            "entry.outcome() == Journal.Outcome.DONE"),
    RECOVERED_IS_DONE(
            "Recovery takes every open intent for made.",
            "webhook/Recovery.java",
            "if (holds(then, entry.asked())) {",
            "if (!entry.asked().isEmpty()) {"),
    RECOVERY_EXPLAINS_ALL(
            "Whatever befell the field of an open intent is taken for Switchboard's own doing.",
            "webhook/Recovery.java",
            "&& asked.getValue().equals(drift.after()));",
            "&& !asked.getValue().equals(drift.field()));"),
    FIGURES_STAY_WRONG(
            "The figures of an interrupted run are not corrected once its writes are settled.",
            "webhook/Journal.java",
            "Recount.of(purpose, report, known, now)",
            "report"),
    FALLBACKS_OF_OTHERS_ARE_SET(
            "A fallback is set behind somebody else's address.",
            "webhook/PlanBuilder.java",
            "return own == Standing.TO_CONFIGURE && primary != null",
            "return own == Standing.FOREIGN && primary != null"),
    OTHERS_ARE_REPLACED(
            "Somebody else's address is replaced where a person was to be asked.",
            "webhook/PlanBuilder.java",
            "policy == Policy.Foreign.REPLACE &&",
            "policy != Policy.Foreign.KEEP &&"),
    READ_ONLY_IS_WRITTEN(
            "A sync writes to a read-only workspace.",
            "sync/SyncRun.java",
            "if (scope.workspace().policy().readOnly()) {",
            "if (made == null) {"),
    OWN_WRITES_ARE_DRIFT(
            "What a run wrote itself is called drift.",
            "sync/Writing.java",
            ".equals(asked.getOrDefault(drift.sid(), Map.of()).get(drift.field()));",
            ".equals(drift.field());"),
    DRIFT_IS_LOST(
            "What was changed in the Console is stored without a word.",
            "numbers/Numbers.java",
            ".filter(sighting.own().negate())",
            ".filter(sighting.own())"),
    DRIFT_IS_SETTLED_UNTOLD(
            "Drift that a run comes across after it told of drift is settled too.",
            "sync/SyncRun.java",
            "scope.tally().runId(), driftEnd);",
            "scope.tally().runId(), Long.MAX_VALUE);");

    private final String what;
    private final String file;
    private final String find;
    private final String replacement;

    Mutant(String what, String file, String find, String replacement) {
        this.what = what;
        this.file = file;
        this.find = find;
        this.replacement = replacement;
    }

    String what() {
        return what;
    }

    /** Under the source folder of our package. */
    String file() {
        return file;
    }

    /**
     * The file with the bug in it.
     *
     * @throws IllegalStateException if the text does not stand there once: the mutant is to be brought up to date
     */
    String plant(String source) {
        int at = source.indexOf(find);
        if (at < 0 || source.indexOf(find, at + 1) >= 0) {
            throw new IllegalStateException(this + " is stale: " + file + " does not hold once\n" + find);
        }
        return source.substring(0, at) + replacement + source.substring(at + find.length());
    }
}
