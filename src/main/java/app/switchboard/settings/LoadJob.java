package app.switchboard.settings;

import app.switchboard.base.FailureException;
import app.switchboard.credentials.Credentials;
import app.switchboard.credentials.KeptSecret;
import app.switchboard.credentials.Role;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import app.switchboard.workspace.Workspace;
import app.switchboard.workspace.Workspaces;
import java.util.List;
import java.util.Optional;
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

    /**
     * What the stores say of a workspace's secret.
     *
     * @param lost true where it is gone
     * @param kept every secret that is kept for it
     * @param rotating true where a rotation of its Auth Token was stopped in between
     * @param readOnly true where nothing may be written to its account
     */
    record Look(
            SecretPlace.State stores,
            @Nullable SavedCredentials saved,
            boolean lost,
            List<KeptSecret> kept,
            boolean rotating,
            boolean readOnly) {

        /** True where there is an Auth Token that outlives this process, and may be used to change the account. */
        boolean hasToken() {
            return !readOnly
                    && kept.stream()
                            .anyMatch(secret -> secret.keySid() == null
                                    && (secret.role() == Role.IN_USE || secret.role() == Role.TOKEN)
                                    && secret.keptIn() != KeptIn.SESSION);
        }

        /** What waits until Twilio can be asked. */
        Optional<KeptSecret> waiting() {
            return kept.stream().filter(secret -> secret.role() == Role.WAITING).findFirst();
        }
    }

    private final Workspaces workspaces;
    private final Credentials credentials;
    private final Secrets secrets;

    LoadJob(Workspaces workspaces, Credentials credentials, Secrets secrets) {
        this.workspaces = workspaces;
        this.credentials = credentials;
        this.secrets = secrets;
    }

    /** Asks the stores, which can take seconds. */
    Look look(@Nullable String id) {
        SavedCredentials stored = id == null ? null : credentials.find(id).orElse(null);
        if (id == null || stored == null) {
            return new Look(SecretPlace.State.of(secrets), null, false, List.of(), false, false);
        }
        return new Look(
                SecretPlace.State.of(secrets),
                stored,
                isLost(stored),
                credentials.kept(id),
                credentials.isRotating(id),
                workspaces.find(id).filter(found -> found.policy().readOnly()).isPresent());
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
        return new Loaded(
                workspace, stored, stored != null && stored.keptIn() == KeptIn.SESSION && isLost(stored), taken);
    }

    /** What was kept for a session alone is gone after a restart, and a vault file can be taken away. A keychain is not asked: it may want its own password. */
    private boolean isLost(SavedCredentials stored) {
        if (stored.keptIn() == KeptIn.KEYCHAIN) {
            return false;
        }
        try {
            return credentials.secretOf(stored).isEmpty();
        } catch (FailureException e) {
            return e.failure().code().equals("SB-604");
        }
    }
}
