package app.switchboard.sync;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.KeptSecret;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.workspace.Workspace;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Credentials that were saved while Twilio could not be asked: the next run asks, before anything else. */
final class WaitingCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingCredentials.class);

    private WaitingCredentials() {}

    /** True where Twilio was not reached, or had no ear for us: the credentials may be right. */
    static boolean saysNothingOfTheCredentials(Failure failure) {
        return failure instanceof Failure.Network
                || failure.code().equals("SB-301")
                || failure.code().equals("SB-302");
    }

    /**
     * Puts what waits to use if Twilio accepts it, and drops it if not; what was in use stays then.
     *
     * @return what was sent for it
     */
    static TwilioAccount.Traffic settle(
            SyncEngine.Parts parts, Workspace workspace, Consumer<SyncProgress> progress, Cancellation cancellation) {
        Credentials credentials = parts.credentials();
        Optional<KeptSecret> waiting = credentials.waiting(workspace.id());
        TwilioAccount asked = null;
        try {
            if (waiting.isPresent()) {
                asked = parts.twilio().connect(credentials.loginOf(waiting.get()), cancellation);
                progress.accept(new SyncProgress.Verifying());
                asked.verify();
                credentials.adoptWaiting(workspace);
                LOG.info("The credentials of {} that waited are in use now", workspace.id());
            }
        } catch (CancelledException e) {
            LOG.info("Cancelled: the credentials of {} wait on, and the run ends at its first step", workspace.id());
        } catch (FailureException e) {
            boolean lost = e.failure().code().equals("SB-604");
            if (lost || e.failure() instanceof Failure.Credentials) {
                LOG.warn("The credentials of {} that waited are dropped: {}", workspace.id(), e.getMessage());
                credentials.dropWaiting(workspace.id());
                progress.accept(new SyncProgress.Dropped(e.failure()));
            } else if (e.failure() instanceof Failure.Database) {
                throw e;
            }
        }
        return asked == null ? TwilioAccount.Traffic.NONE : asked.traffic();
    }
}
