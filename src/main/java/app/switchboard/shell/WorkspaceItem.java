package app.switchboard.shell;

import app.switchboard.workspace.Marks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workspace in the sidebar.
 *
 * @param numbers how many active numbers it has
 * @param asOf when its numbers were last known in full; null if never
 * @param problem what went wrong the last time; null if nothing did
 * @param hasCredentials false where there is nothing to sync with
 * @param lastRunAt when the last run began that came to its end; null if none did
 * @param drift how many numbers were changed outside since the last sync
 */
record WorkspaceItem(
        String id,
        String name,
        int numbers,
        SyncState state,
        @Nullable Instant asOf,
        @Nullable Instant lastRunAt,
        @Nullable Problem problem,
        boolean hasCredentials,
        Marks marks,
        boolean readOnly,
        int drift) {

    WorkspaceItem syncing() {
        return new WorkspaceItem(
                id, name, numbers, SyncState.SYNCING, asOf, lastRunAt, null, hasCredentials, marks, readOnly, drift);
    }
}
