package app.switchboard.cli;

import app.switchboard.base.Failure;
import app.switchboard.sync.SyncResult;
import java.util.List;

/** Exit codes: a contract, scripts rely on them. */
final class ExitCode {

    static final int COMPLETE = 0;
    static final int BUG = 1;
    static final int USAGE = 2;
    static final int REJECTED = 3;
    static final int INCOMPLETE = 4;
    static final int PARTIAL = 5;
    static final int DATABASE = 6;
    static final int SECRETS = 7;
    static final int DRIFT = 8;
    static final int CANCELLED = 130;

    /** Of several workspaces' codes the first of these is told. */
    private static final List<Integer> WORST_FIRST =
            List.of(CANCELLED, BUG, DATABASE, SECRETS, USAGE, REJECTED, INCOMPLETE, PARTIAL, DRIFT, COMPLETE);

    private ExitCode() {}

    static int of(Failure failure) {
        return switch (failure) {
            case Failure.Input _ -> USAGE;
            case Failure.Credentials _ -> REJECTED;
            case Failure.Network _, Failure.Twilio _ -> INCOMPLETE;
            case Failure.Database _ -> DATABASE;
            case Failure.Secrets _ -> SECRETS;
            case Failure.Bug _ -> BUG;
        };
    }

    static int of(SyncResult result) {
        Failure failure = result.failure();
        if (failure instanceof Failure.Database || failure instanceof Failure.Secrets) {
            return of(failure);
        }
        return switch (result.report().outcome()) {
            case COMPLETE -> COMPLETE;
            case PARTIAL -> PARTIAL;
            case INCOMPLETE -> INCOMPLETE;
            case REJECTED -> REJECTED;
            case CANCELLED -> CANCELLED;
        };
    }

    static int worse(int one, int other) {
        return WORST_FIRST.indexOf(one) <= WORST_FIRST.indexOf(other) ? one : other;
    }
}
