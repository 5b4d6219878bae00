package app.switchboard.fx;

import org.jspecify.annotations.Nullable;

/** A page of the main window as the window around it uses it. For the FX thread. */
public interface WorkspacePage {

    /** Comes into view, for a workspace, or for all where the id is null; reads anew. */
    void show(@Nullable String workspaceId);

    /** Goes out of view: it need not follow what changes until it is shown again. */
    void hide();
}
