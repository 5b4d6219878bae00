package app.switchboard.activity;

import org.jspecify.annotations.Nullable;

/** A line of the drift. */
sealed interface DriftRow {

    String workspaceId();

    /** The head of a workspace. */
    record Group(String workspaceId, String name, int numbers) implements DriftRow {}

    /**
     * A field that was changed.
     *
     * @param numberId null where the number is stored no more
     * @param first false where the line above is of the same number
     */
    record Change(
            String workspaceId,
            @Nullable String numberId,
            String phone,
            String name,
            boolean first,
            Values values,
            String when,
            String full)
            implements DriftRow {}
}
