package app.switchboard.fx;

import org.jspecify.annotations.Nullable;

/** Where one view can send the person: the only way that one face reaches another. Implemented by the shell. For the FX thread. */
public interface Navigator {

    /** A page of the main window, for a workspace, or for all where the id is null. */
    void show(Page page, @Nullable String workspaceId);

    /** The list of a workspace's numbers; of all workspaces' where the id is null. */
    default void showNumbers(@Nullable String workspaceId) {
        show(Page.NUMBERS, workspaceId);
    }

    /** One number in the list, selected, with its details open. */
    void showNumber(String workspaceId, String numberId);

    /** The settings window. */
    void showSettings(SettingsPane pane);

    /** The account of a workspace in the settings window; of a new one where the id is null. */
    void showCredentials(@Nullable String workspaceId);

    /** The sheet with a plan, from which it can be carried out. */
    void review(PlanRequest request);

    /** Syncs a workspace, with its progress in the toolbar. */
    void sync(String workspaceId);

    /** Leaves for the demo: a Twilio on loopback with made-up numbers. */
    void exploreDemo();
}
