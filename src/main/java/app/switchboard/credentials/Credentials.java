package app.switchboard.credentials;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import app.switchboard.store.Sql;
import app.switchboard.workspace.Workspace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door to the workspaces' credentials: the facts in the database, the secrets in a secret store. */
public final class Credentials {

    private static final String SELECT = """
            SELECT c.workspace_id, t.account_sid, c.kept_in, c.last_four, c.verified_at
            FROM workspace_credentials c JOIN workspace_twilio_config t ON t.workspace_id = c.workspace_id""";

    private final Database database;
    private final Secrets secrets;
    private final InstantSource clock;

    public Credentials(Database database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    public Optional<SavedCredentials> find(String workspaceId) {
        return database.read(connection ->
                Sql.first(connection, SELECT + " WHERE c.workspace_id = ?", Credentials::map, workspaceId));
    }

    /**
     * Reads the secret of saved credentials.
     *
     * @throws app.switchboard.base.FailureException SB-6xx if its store does not give it
     */
    public Secret secretOf(SavedCredentials saved) {
        return secrets.read(saved.keptIn(), slotOf(saved));
    }

    /**
     * Keeps credentials: the secret first, so that the database never speaks of one that is not there.
     *
     * @param verified false where Twilio could not be asked
     * @return what is stored, with the place where the secret is
     */
    public SavedCredentials keep(Workspace workspace, EnteredCredentials entered, boolean verified) {
        SecretSlot slot = SecretSlot.authToken(workspace.id(), entered.accountSid());
        Optional<SavedCredentials> before = find(workspace.id());
        KeptIn keptIn = secrets.keep(slot, entered.authToken());
        SavedCredentials saved = new SavedCredentials(
                workspace.id(),
                entered.accountSid(),
                keptIn,
                entered.authToken().lastFour(),
                verified ? clock.instant() : null);
        database.write(connection -> {
            Instant now = clock.instant();
            Sql.update(
                    connection,
                    "MERGE INTO workspace_credentials (workspace_id, kept_in, last_four, verified_at)"
                            + " KEY (workspace_id) VALUES (?, ?, ?, ?)",
                    saved.workspaceId(),
                    column(keptIn),
                    saved.lastFour(),
                    saved.verifiedAt());
            Sql.update(connection, MERGE_CONFIG, configOf(workspace, saved.accountSid(), now));
        });
        before.filter(old -> !old.accountSid().equals(saved.accountSid()))
                .ifPresent(old -> secrets.forget(old.keptIn(), SecretSlot.authToken(workspace.id(), old.accountSid())));
        return saved;
    }

    private static final String MERGE_CONFIG = """
            MERGE INTO workspace_twilio_config t
            USING (VALUES (CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BOOLEAN),
                CAST(? AS TIMESTAMP WITH TIME ZONE)))
              s (workspace_id, account_sid, webhook_url, webhook_type, is_configured, at)
            ON t.workspace_id = s.workspace_id
            WHEN MATCHED THEN UPDATE SET account_sid = s.account_sid, webhook_url = s.webhook_url,
              webhook_type = s.webhook_type, is_configured = s.is_configured, updated_at = s.at
            WHEN NOT MATCHED THEN INSERT (workspace_id, account_sid, webhook_url, webhook_type, is_configured,
                created_at, updated_at)
              VALUES (s.workspace_id, s.account_sid, s.webhook_url, s.webhook_type, s.is_configured, s.at, s.at)
            """;

    private static @Nullable Object[] configOf(Workspace workspace, String accountSid, Instant now) {
        return new Object[] {
            workspace.id(),
            accountSid,
            workspace.webhookTemplate().urlFor(workspace.id()),
            workspace.webhookTemplate().isPerWorkspace() ? "workspace" : "global",
            true,
            now
        };
    }

    /** Notes that Twilio accepted the saved credentials just now. */
    public void markVerified(String workspaceId) {
        database.write(connection -> Sql.update(
                connection,
                "UPDATE workspace_credentials SET verified_at = ? WHERE workspace_id = ?",
                clock.instant(),
                workspaceId));
    }

    /** Removes a workspace's secret from its store. The rows go with the workspace. */
    public void forget(String workspaceId) {
        find(workspaceId).ifPresent(saved -> secrets.forget(saved.keptIn(), slotOf(saved)));
    }

    /**
     * Moves the secrets of all workspaces that only this process's memory keeps to the best store there is now. Those of an earlier session are gone, and stay as they are.
     *
     * @return how many were moved
     * @throws app.switchboard.base.FailureException SB-6xx if the better store does not take one; it then stays where it is
     */
    public int moveFromSession() {
        int moved = 0;
        for (SavedCredentials saved : keptInSession()) {
            Optional<Secret> secret = inSession(saved);
            if (secret.isPresent() && move(saved, secret.get())) {
                moved++;
            }
        }
        return moved;
    }

    private List<SavedCredentials> keptInSession() {
        return database.read(connection ->
                Sql.list(connection, SELECT + " WHERE c.kept_in = ?", Credentials::map, column(KeptIn.SESSION)));
    }

    private Optional<Secret> inSession(SavedCredentials saved) {
        try {
            return Optional.of(secretOf(saved));
        } catch (FailureException e) {
            return Optional.empty();
        }
    }

    private boolean move(SavedCredentials saved, Secret secret) {
        KeptIn now = secrets.keep(slotOf(saved), secret);
        if (now == KeptIn.SESSION) {
            return false;
        }
        database.write(connection -> Sql.update(
                connection,
                "UPDATE workspace_credentials SET kept_in = ? WHERE workspace_id = ?",
                column(now),
                saved.workspaceId()));
        boolean stays = find(saved.workspaceId()).isPresent();
        if (!stays) {
            // Removed meanwhile: nobody would ever ask for it again.
            secrets.forget(now, slotOf(saved));
        }
        return stays;
    }

    private static SecretSlot slotOf(SavedCredentials saved) {
        return SecretSlot.authToken(saved.workspaceId(), saved.accountSid());
    }

    private static String column(KeptIn keptIn) {
        return keptIn.name().toLowerCase(Locale.ROOT);
    }

    /** Why a workspace can't be synced: nothing was saved for it. */
    public static Failure none(String workspaceId) {
        return new Failure.Credentials(
                "SB-106",
                "The workspace \"" + workspaceId + "\" has no credentials yet.",
                "Save its Account SID and Auth Token first.",
                null);
    }

    private static SavedCredentials map(ResultSet row) throws SQLException {
        return new SavedCredentials(
                row.getString("workspace_id"),
                row.getString("account_sid"),
                KeptIn.valueOf(row.getString("kept_in").toUpperCase(Locale.ROOT)),
                row.getString("last_four"),
                Sql.instant(row, "verified_at"));
    }
}
