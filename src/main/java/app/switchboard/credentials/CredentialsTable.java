package app.switchboard.credentials;

import app.switchboard.secrets.KeptIn;
import app.switchboard.store.Sql;
import app.switchboard.workspace.Workspace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of what is stored of credentials. */
final class CredentialsTable {

    private static final String SELECT = """
            SELECT c.workspace_id, t.account_sid, c.key_sid, c.kept_in, c.last_four, c.verified_at
            FROM workspace_credentials c JOIN workspace_twilio_config t ON t.workspace_id = c.workspace_id""";

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

    private CredentialsTable() {}

    static List<SavedCredentials> all(Connection connection) throws SQLException {
        return Sql.list(connection, SELECT + " ORDER BY c.workspace_id", CredentialsTable::saved);
    }

    static Optional<SavedCredentials> find(Connection connection, String workspaceId) throws SQLException {
        return Sql.first(connection, SELECT + " WHERE c.workspace_id = ?", CredentialsTable::saved, workspaceId);
    }

    /** Every secret that is kept for a workspace, the one in use first. */
    static List<KeptSecret> secrets(Connection connection, String workspaceId) throws SQLException {
        List<KeptSecret> secrets = new ArrayList<>();
        find(connection, workspaceId).map(SavedCredentials::secret).ifPresent(secrets::add);
        secrets.addAll(Sql.list(
                connection,
                "SELECT * FROM workspace_secrets WHERE workspace_id = ? ORDER BY role",
                CredentialsTable::secret,
                workspaceId));
        return secrets;
    }

    static void use(Connection connection, KeptSecret secret, @Nullable Instant verifiedAt) throws SQLException {
        Sql.update(
                connection,
                "MERGE INTO workspace_credentials (workspace_id, key_sid, kept_in, last_four, verified_at)"
                        + " KEY (workspace_id) VALUES (?, ?, ?, ?, ?)",
                secret.workspaceId(),
                secret.keySid(),
                column(secret.keptIn()),
                secret.lastFour(),
                verifiedAt);
    }

    /** What the team sees of the account. */
    static void configure(Connection connection, Workspace workspace, String accountSid, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                MERGE_CONFIG,
                workspace.id(),
                accountSid,
                workspace.webhookTemplate().urlFor(workspace.id()),
                workspace.webhookTemplate().isPerWorkspace() ? "workspace" : "global",
                true,
                now);
    }

    static void verified(Connection connection, String workspaceId, Instant at) throws SQLException {
        Sql.update(
                connection, "UPDATE workspace_credentials SET verified_at = ? WHERE workspace_id = ?", at, workspaceId);
    }

    /** Stores a secret that is not the one in use, in the place of an earlier one for the same purpose. */
    static void put(Connection connection, KeptSecret secret) throws SQLException {
        Sql.update(
                connection,
                "MERGE INTO workspace_secrets (workspace_id, role, account_sid, key_sid, kept_in, last_four)"
                        + " KEY (workspace_id, role) VALUES (?, ?, ?, ?, ?, ?)",
                secret.workspaceId(),
                column(secret.role()),
                secret.accountSid(),
                secret.keySid(),
                column(secret.keptIn()),
                secret.lastFour());
    }

    static void drop(Connection connection, String workspaceId, Role role) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM workspace_secrets WHERE workspace_id = ? AND role = ?",
                workspaceId,
                column(role));
    }

    /** Notes where a secret is now; false where its row is gone. */
    static boolean moved(Connection connection, KeptSecret secret, KeptIn now) throws SQLException {
        return (secret.role() == Role.IN_USE
                        ? Sql.update(
                                connection,
                                "UPDATE workspace_credentials SET kept_in = ? WHERE workspace_id = ?",
                                column(now),
                                secret.workspaceId())
                        : Sql.update(
                                connection,
                                "UPDATE workspace_secrets SET kept_in = ? WHERE workspace_id = ? AND role = ?",
                                column(now),
                                secret.workspaceId(),
                                column(secret.role())))
                == 1;
    }

    /** Notes that an Auth Token is another one now. */
    static void renewed(Connection connection, KeptSecret secret, String lastFour) throws SQLException {
        if (secret.role() == Role.IN_USE) {
            Sql.update(
                    connection,
                    "UPDATE workspace_credentials SET last_four = ? WHERE workspace_id = ?",
                    lastFour,
                    secret.workspaceId());
        } else {
            Sql.update(
                    connection,
                    "UPDATE workspace_secrets SET last_four = ? WHERE workspace_id = ? AND role = ?",
                    lastFour,
                    secret.workspaceId(),
                    column(secret.role()));
        }
    }

    static Optional<Change> change(Connection connection, String workspaceId, Change.Kind kind) throws SQLException {
        return Sql.first(
                connection,
                "SELECT * FROM credential_changes WHERE workspace_id = ? AND kind = ?",
                row -> new Change(
                        workspaceId,
                        kind,
                        row.getString("account_sid"),
                        Change.Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                        row.getString("key_name"),
                        Sql.requiredInstant(row, "begun_at")),
                workspaceId,
                column(kind));
    }

    static void put(Connection connection, Change change) throws SQLException {
        Sql.update(
                connection,
                "MERGE INTO credential_changes (workspace_id, kind, account_sid, step, key_name, begun_at)"
                        + " KEY (workspace_id, kind) VALUES (?, ?, ?, ?, ?, ?)",
                change.workspaceId(),
                column(change.kind()),
                change.accountSid(),
                column(change.step()),
                change.keyName(),
                change.begunAt());
    }

    static void drop(Connection connection, String workspaceId, Change.Kind kind) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM credential_changes WHERE workspace_id = ? AND kind = ?",
                workspaceId,
                column(kind));
    }

    private static String column(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static KeptIn keptIn(ResultSet row) throws SQLException {
        return KeptIn.valueOf(row.getString("kept_in").toUpperCase(Locale.ROOT));
    }

    private static SavedCredentials saved(ResultSet row) throws SQLException {
        return new SavedCredentials(
                row.getString("workspace_id"),
                row.getString("account_sid"),
                row.getString("key_sid"),
                keptIn(row),
                row.getString("last_four"),
                Sql.instant(row, "verified_at"));
    }

    private static KeptSecret secret(ResultSet row) throws SQLException {
        return new KeptSecret(
                row.getString("workspace_id"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getString("account_sid"),
                row.getString("key_sid"),
                keptIn(row),
                row.getString("last_four"));
    }
}
