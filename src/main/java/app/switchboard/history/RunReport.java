package app.switchboard.history;

import app.switchboard.base.Failure;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run did, in figures: what the command line prints as JSON (a contract: scripts rely on these names) and what is stored with the run.
 *
 * @param workspace the workspace's id
 * @param run the run's id; empty where none could begin
 * @param listed numbers that Twilio listed
 * @param added rows that are new
 * @param changed rows that differed
 * @param unchanged rows that were left as they stood
 * @param released numbers that are gone from a complete listing
 * @param requests HTTP requests sent, repeats included
 * @param retries how many of them were repeats
 * @param millis how long it took
 * @param failures what failed, number by number; an entry without a {@code sid} ended the run
 * @param drift numbers whose routing was changed outside Switchboard since the last sync
 */
@JsonPropertyOrder({
    "workspace",
    "run",
    "outcome",
    "listed",
    "added",
    "changed",
    "unchanged",
    "released",
    "webhooks",
    "requests",
    "retries",
    "millis",
    "failures",
    "drift"
})
public record RunReport(
        String workspace,
        String run,
        Outcome outcome,
        int listed,
        int added,
        int changed,
        int unchanged,
        int released,
        Webhooks webhooks,
        int requests,
        int retries,
        long millis,
        List<Item> failures,
        int drift) {

    /** Of a run that could not begin. */
    public static RunReport notRun(String workspace, Failure failure) {
        return lost(workspace, "", failure);
    }

    /** Of a run whose figures are not known. */
    static RunReport lost(String workspace, String run, Failure failure) {
        Outcome outcome = failure instanceof Failure.Credentials ? Outcome.REJECTED : Outcome.INCOMPLETE;
        Item item = new Item(null, failure.code(), failure.twilioCode(), failure.text());
        return new RunReport(workspace, run, outcome, 0, 0, 0, 0, 0, Webhooks.NONE, 0, 0, 0, List.of(item), 0);
    }

    /** The same with what was found out later. */
    public RunReport with(Outcome ended, Webhooks counted, List<Item> left) {
        return new RunReport(
                workspace, run, ended, listed, added, changed, unchanged, released, counted, requests, retries, millis,
                left, drift);
    }

    /**
     * How the webhooks stand after the run, number by number.
     *
     * @param configured set by this run
     * @param already as the workspace wants them before
     * @param foreign pointing elsewhere, left alone
     * @param overridden by a TwiML app, a messaging service or a trunk, left alone
     * @param unsupported numbers that can't do what is wanted of them
     * @param gone released before their update
     * @param failed refused by Twilio
     * @param changedMeanwhile changed by somebody else since they were looked at, left alone
     * @param pending to be set, but not by this run: it only looked, or the workspace is read-only
     */
    @JsonPropertyOrder({
        "configured",
        "already",
        "foreign",
        "overridden",
        "unsupported",
        "gone",
        "failed",
        "changed_meanwhile",
        "pending"
    })
    public record Webhooks(
            int configured,
            int already,
            int foreign,
            int overridden,
            int unsupported,
            int gone,
            int failed,
            @JsonProperty("changed_meanwhile") int changedMeanwhile,
            int pending) {

        public static final Webhooks NONE = new Webhooks(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * One thing that failed.
     *
     * @param sid the number's SID; null where the run itself failed
     * @param code ours, stable
     * @param twilioCode Twilio's error code, if Twilio answered with one
     */
    @JsonPropertyOrder({"sid", "code", "twilio_code", "message"})
    public record Item(
            @Nullable String sid,
            String code,
            @JsonProperty("twilio_code") @Nullable Integer twilioCode,
            String message) {}
}
