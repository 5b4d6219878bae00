package app.switchboard.fx;

import org.jspecify.annotations.Nullable;

/** Where one view can send the person: the only way that one face reaches another. Implemented by the shell. */
public interface Navigator {

    /** The list of a workspace's numbers; of all workspaces' where the id is null. */
    void showNumbers(@Nullable String workspaceId);

    /** The credentials pane of a workspace; of a new one where the id is null. */
    void showCredentials(@Nullable String workspaceId);

    /** Leaves for the demo: a Twilio on loopback with made-up numbers. */
    void exploreDemo();
}
