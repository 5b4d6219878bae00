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
            "TwilioNumber now = readBack(lost);\n            if (taken(now)) {\n                return now;\n            }",
            ""),
    HALF_TAKEN(
            "An update counts as made when one of its fields is.",
            "twilio/SdkUpdate.java",
            ".allMatch(change -> Objects.equals(after.webhook",
            ".anyMatch(change -> Objects.equals(after.webhook"),
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
            "sync/SyncRun.java",
            "if (account.number(row.number().sid()).isEmpty()) {",
            "if (row.number().sid() != null) {"),
    NEIGHBOURS_ARE_OURS(
            "An address that merely begins like the workspace's is taken for its own.",
            "webhook/WorkspaceAddress.java",
            "|| \"/?#&\".indexOf(candidate.charAt(base.length())) >= 0;",
            "|| base.length() > 0;"),
    BEFORE_IS_AFTER(
            "The journal keeps the fields as they are to be, in place of those before.",
            "webhook/Journal.java",
            "write(change.number().webhooks()),",
            "write(change.fields()),"),
    ALL_INTENTS_WITHDRAWN(
            "Once the workers end, the intents of what was sent are withdrawn too.",
            "webhook/WebhookWriter.java",
            "journal.withdraw(waiting.stream().map(intents::get).toList());",
            "journal.withdraw(List.copyOf(intents.values()));"),
    GONE_IS_FAILED(
            "A number that was released before its update counts as failed.",
            "webhook/WebhookWriter.java",
            "Objects.equals(failure.twilioCode(), 20404)",
            "Objects.equals(failure.twilioCode(), 404)"),
    STAYS_RELEASED(
            "A released number that returns stays released.",
            "numbers/Numbers.java",
            "NumberStatus.ACTIVE,\n                        route.url(),",
            "old == null ? NumberStatus.ACTIVE : old.number().status(),\n                        route.url(),"),
    RELEASED_EVERYWHERE(
            "A number that is gone is marked in every workspace that has its SID.",
            "numbers/Numbers.java",
            "List<StoredNumber> gone = table.of(connection, workspaceId).stream()",
            "List<StoredNumber> gone = table.all(connection).stream()"),
    NULL_IS_AN_EMPTY_LIST(
            "A list that is null is taken for an empty one.",
            "twilio/Answers.java",
            "return hasOddList(json) ?",
            "return json.isNull() ?"),
    NO_TRANSACTION(
            "Each statement commits by itself.",
            "store/Database.java",
            "connection.setAutoCommit(false);",
            "connection.setReadOnly(false);"),
    PARTIAL_IS_COMPLETE(
            "A run in which numbers were refused is called complete.",
            "sync/SyncRun.java",
            "tally.failedNumbers() ? Outcome.PARTIAL : Outcome.COMPLETE",
            "tally.failedNumbers() ? Outcome.COMPLETE : Outcome.COMPLETE"),
    REJECTED_IS_KEPT(
            "Credentials that Twilio rejects replace the saved ones.",
            "sync/SyncRun.java",
            "if (saysNothingOfTheCredentials(e.failure())) {",
            "if (!saysNothingOfTheCredentials(e.failure())) {");

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
