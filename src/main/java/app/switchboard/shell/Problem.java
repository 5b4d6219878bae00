package app.switchboard.shell;

import app.switchboard.base.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a workspace, for the bar over the content.
 *
 * @param workspaceId whose trouble it is; {@code ""} where it is the window's own
 * @param key tells one occurrence from another, so that one that was dismissed stays away
 * @param code ours
 * @param text a sentence or two: what happened, and what to do
 */
record Problem(
        String workspaceId,
        String key,
        String code,
        String text,
        @Nullable Integer twilioCode,
        WayOut wayOut) {

    /** What the bar's button does. */
    enum WayOut {
        CREDENTIALS,
        /** Look at the plan: there is something to be done. */
        REVIEW,
        /** Look at what was changed outside. */
        DRIFT,
        /** Sync again, and let the missing numbers be marked as released. */
        SHRINK,
        AGAIN,
        /** Read how the workspaces stand: it is the window's own trouble. */
        READ_AGAIN
    }

    static Problem of(String workspaceId, Failure failure) {
        return new Problem(
                workspaceId,
                workspaceId + failure.code() + System.nanoTime(),
                failure.code(),
                failure.text(),
                failure.twilioCode(),
                workspaceId.isEmpty() ? WayOut.READ_AGAIN : wayOut(failure.code()));
    }

    /** Credentials and secrets are mended where they are entered; anything else may pass. */
    static WayOut wayOut(String code) {
        if (code.equals("SB-310")) {
            return WayOut.SHRINK;
        }
        return code.startsWith("SB-1") || code.startsWith("SB-6") ? WayOut.CREDENTIALS : WayOut.AGAIN;
    }

    boolean serious() {
        return wayOut != WayOut.REVIEW && wayOut != WayOut.DRIFT && !code.startsWith("SB-2");
    }
}
