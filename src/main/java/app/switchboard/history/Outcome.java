package app.switchboard.history;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a run ended. */
public enum Outcome {
    /** Everything was listed, stored and configured. */
    @JsonProperty("complete")
    COMPLETE,
    /** Everything was listed and stored; some numbers refused their webhook. */
    @JsonProperty("partial")
    PARTIAL,
    /** The listing or the routing look-up did not come to its end: nothing was reconciled. */
    @JsonProperty("incomplete")
    INCOMPLETE,
    /** Twilio does not accept the credentials. */
    @JsonProperty("rejected")
    REJECTED,
    /** Stopped by the person; what was finished stays. */
    @JsonProperty("cancelled")
    CANCELLED
}
