package app.switchboard.settings;

import app.switchboard.base.FailureException;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.secrets.KeptIn;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the pane shows of a workspace. Blocks. */
final class LoadJob {

    /**
     * What is stored.
     *
     * @param workspace null for a new one
     * @param secretLost true where the secret of the saved credentials is gone
     * @param taken the ids of all workspaces
     */
    record Loaded(
            @Nullable Workspace workspace, @Nullable SavedCredentials saved, boolean secretLost, Set<String> taken) {

        static final Loaded NOTHING = new Loaded(null, null, false, Set.of());
    }

    private final Workspaces workspaces;
    private final Credentials credentials;

    LoadJob(Workspaces workspaces, Credentials credentials) {
        this.workspaces = workspaces;
        this.credentials = credentials;
    }

    /**
     * Reads a workspace; for a new one, where the id is null, only the ids that are taken.
     *
     * @throws FailureException SB-014 if there is no such workspace
     */
    Loaded run(@Nullable String id) {
        Set<String> taken = workspaces.all().stream().map(Workspace::id).collect(Collectors.toSet());
        if (id == null) {
            return new Loaded(null, null, false, taken);
        }
        Workspace workspace = workspaces.require(id);
        SavedCredentials stored = credentials.find(id).orElse(null);
        return new Loaded(workspace, stored, stored != null && isLost(stored), taken);
    }

    /** What was kept for a session alone is gone after a restart. The other stores are not asked: a keychain may want its own password. */
    private boolean isLost(SavedCredentials stored) {
        if (stored.keptIn() != KeptIn.SESSION) {
            return false;
        }
        try {
            return credentials.secretOf(stored).isEmpty();
        } catch (FailureException e) {
            return true;
        }
    }
}
