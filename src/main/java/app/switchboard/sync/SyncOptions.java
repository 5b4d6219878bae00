package app.switchboard.sync;

import app.switchboard.workspace.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What one run is allowed beyond the workspace's policy.
 *
 * @param foreign what becomes of webhooks that point elsewhere; null: as the workspace's policy says, but for numbers that a person decided to keep as they are
 * @param allowShrink true: numbers may be marked as released even if they are more than a tenth of all
 */
public record SyncOptions(Policy.@Nullable Foreign foreign, boolean allowShrink) {

    /** As the workspace's policy says. */
    public static final SyncOptions DEFAULT = new SyncOptions(null, false);
}
