package app.switchboard.shell;

import org.jspecify.annotations.Nullable;

/**
 * What the toolbar says and offers.
 *
 * @param of the state of the one workspace that is looked at; null where it is all of them, or none
 */
record Header(String title, String state, @Nullable SyncState of, boolean syncing, double fraction, boolean canSync) {

    /** A title alone. */
    static Header quiet(String title) {
        return new Header(title, "", null, false, -1, false);
    }
}
