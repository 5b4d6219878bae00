package app.switchboard.fx;

import org.jspecify.annotations.Nullable;

/** The settings window as the others use it. For the FX thread. */
public interface SettingsDoor {

    /** Opens it, or brings it to the front, with a pane. */
    void show(SettingsPane pane);

    /** As {@link #show}, with the account of a workspace; of a new one where the id is null. */
    void showCredentials(@Nullable String workspaceId);
}
