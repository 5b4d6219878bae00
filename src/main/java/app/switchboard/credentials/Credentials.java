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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The door to the workspaces' credentials: the facts in the database, the secrets in a secret store. */
public final class Credentials {

    private static final String SELECT = """
            SELECT c.workspace_id, t.account_sid, c.kept_in, c.last_four, c.verified_at
            FROM workspace_credentials c JOIN workspace_twilio_config t ON t.workspace_id = c.workspace_id""";

    private final Database database;
    private final Secrets secrets;
    private final InstantSource clock;
    /** Two changes of one secret's place would lose it. */
    private final ReentrantLock changing = new ReentrantLock();

    public Credentials(Database database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Those of all workspaces that have any, by id. */
    public List<SavedCredentials> all() {
        return database.read(connection -> Sql.list(connection, SELECT + " ORDER BY c.workspace_id", Credentials::map));
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
        return alone(() -> keepAlone(workspace, entered, verified));
    }

    private SavedCredentials keepAlone(Workspace workspace, EnteredCredentials entered, boolean verified) {
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
        alone(() -> {
            find(workspaceId).ifPresent(saved -> secrets.forget(saved.keptIn(), slotOf(saved)));
            return true;
        });
    }

    private <T> T alone(Supplier<T> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }

    /**
     * Moves a workspace's secret to another store: writes it there, reads it back, notes the new place, and only then deletes the old copy. Where it stops before the end, the secret is where it was or in both places, and moving it again finishes.
     *
     * @return what is stored now
     * @throws app.switchboard.base.FailureException SB-106 the workspace has no credentials, SB-601 to SB-609, SB-611, SB-612 the secret can't be read or put there and stays where it was, SB-613 it was moved and the old copy stays too
     */
    public SavedCredentials move(String workspaceId, KeptIn target) {
        return alone(() -> {
            SavedCredentials before =
                    find(workspaceId).orElseThrow(() -> none(workspaceId).exception());
            SecretSlot slot = slotOf(before);
            Secret secret = secretToMove(before, target);
            if (before.keptIn() != target) {
                secrets.put(target, slot, secret);
                if (!note(before, target)) {
                    throw none(workspaceId).exception();
                }
            }
            secrets.forgetElsewhere(target, before.keptIn(), slot);
            return find(workspaceId).orElseThrow(() -> none(workspaceId).exception());
        });
    }

    /** A move that was stopped after it noted the new place, which was a session's memory, left the secret in the old one. */
    private Secret secretToMove(SavedCredentials saved, KeptIn target) {
        try {
            return secretOf(saved);
        } catch (FailureException absent) {
            if (saved.keptIn() != KeptIn.SESSION || target == KeptIn.SESSION) {
                throw absent;
            }
            return leftIn(target, saved).orElseThrow(() -> absent);
        }
    }

    private Optional<Secret> leftIn(KeptIn target, SavedCredentials saved) {
        try {
            Secret found = secrets.read(target, slotOf(saved));
            return Optional.of(found)
                    .filter(secret ->
                            !saved.lastFour().isEmpty() && secret.lastFour().equals(saved.lastFour()));
        } catch (FailureException e) {
            return Optional.empty();
        }
    }

    /**
     * Moves the secrets of all workspaces that only this process's memory keeps to the best store there is now. Those of an earlier session are gone, and stay as they are.
     *
     * @return how many were moved
     * @throws app.switchboard.base.FailureException SB-6xx if the better store does not take one; it then stays where it is
     */
    public int moveFromSession() {
        return alone(this::moveFromSessionAlone);
    }

    private int moveFromSessionAlone() {
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
        return note(saved, now);
    }

    /** Notes where a secret is now; false where its workspace was removed meanwhile, and the secret with it. */
    private boolean note(SavedCredentials saved, KeptIn now) {
        boolean stays = database.writeAndGet(connection -> Sql.update(
                        connection,
                        "UPDATE workspace_credentials SET kept_in = ? WHERE workspace_id = ?",
                        column(now),
                        saved.workspaceId())
                == 1);
        if (!stays) {
            // Nobody would ever ask for it again.
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
