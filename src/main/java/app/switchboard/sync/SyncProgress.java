package app.switchboard.sync;

import app.switchboard.base.Failure;
import app.switchboard.secrets.KeptIn;
import java.time.Duration;

/** What a run does at the moment, told as it happens. */
public sealed interface SyncProgress {

    /** Asking Twilio whether it accepts the credentials. */
    record Verifying() implements SyncProgress {}

    /** The credentials are kept. */
    record Kept(KeptIn where) implements SyncProgress {}

    /** Credentials that had waited for Twilio's word are refused and forgotten; those before them stay in use. */
    record Dropped(Failure why) implements SyncProgress {}

    /**
     * Fetching the list.
     *
     * @param listed numbers so far
     * @param about how many there were the last time; 0 if unknown
     */
    record Listing(int listed, int about) implements SyncProgress {}

    /** Twilio asked us to send nothing for a while. */
    record Waiting(Duration time) implements SyncProgress {}

    /** Writing to the database. */
    record Saving(int numbers) implements SyncProgress {}

    /** Setting webhooks. */
    record Configuring(int done, int total, int failed) implements SyncProgress {}
}
