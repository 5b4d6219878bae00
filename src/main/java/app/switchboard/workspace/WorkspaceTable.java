package app.switchboard.workspace;

import app.switchboard.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code workspaces} and {@code workspace_settings}. */
final class WorkspaceTable {

    private static final String SELECT = """
            SELECT w.id, w.name, w.created_at, s.webhook_template
            FROM workspaces w LEFT JOIN workspace_settings s ON s.workspace_id = w.id
            """;

    List<Workspace> all(Connection connection) throws SQLException {
        return Sql.list(connection, SELECT + "ORDER BY lower(w.name), w.id", WorkspaceTable::map);
    }

    Optional<Workspace> find(Connection connection, String id) throws SQLException {
        return Sql.first(connection, SELECT + "WHERE w.id = ?", WorkspaceTable::map, id);
    }

    void insert(Connection connection, Workspace workspace) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO workspaces (id, name, created_at, updated_at) VALUES (?, ?, ?, ?)",
                workspace.id(),
                workspace.name(),
                workspace.createdAt(),
                workspace.createdAt());
        Sql.update(
                connection,
                "INSERT INTO workspace_settings (workspace_id, webhook_template) VALUES (?, ?)",
                workspace.id(),
                workspace.webhookTemplate().text());
    }

    void update(Connection connection, Workspace workspace, Instant now) throws SQLException {
        Sql.update(
                connection,
                "UPDATE workspaces SET name = ?, updated_at = ? WHERE id = ?",
                workspace.name(),
                now,
                workspace.id());
        Sql.update(
                connection,
                "UPDATE workspace_settings SET webhook_template = ? WHERE workspace_id = ?",
                workspace.webhookTemplate().text(),
                workspace.id());
    }

    void remember(Connection connection, String id, WebhookTemplate former) throws SQLException {
        Sql.update(
                connection,
                "MERGE INTO workspace_former_templates (workspace_id, webhook_template)"
                        + " KEY (workspace_id, webhook_template) VALUES (?, ?)",
                id,
                former.text());
    }

    List<WebhookTemplate> formerTemplates(Connection connection, String id) throws SQLException {
        return Sql.list(
                connection,
                "SELECT webhook_template FROM workspace_former_templates WHERE workspace_id = ?",
                row -> new WebhookTemplate(row.getString(1)),
                id);
    }

    void clear(Connection connection, String id) throws SQLException {
        for (String table : List.of(
                "twilio_numbers", "workspace_twilio_config", "workspace_credentials", "sync_runs", "webhook_changes")) {
            Sql.update(connection, "DELETE FROM " + table + " WHERE workspace_id = ?", id);
        }
    }

    void delete(Connection connection, String id) throws SQLException {
        Sql.update(connection, "DELETE FROM workspaces WHERE id = ?", id);
    }

    private static Workspace map(ResultSet row) throws SQLException {
        String template = row.getString("webhook_template");
        return new Workspace(
                row.getString("id"),
                row.getString("name"),
                template == null ? WebhookTemplate.DEFAULT : new WebhookTemplate(template),
                Sql.requiredInstant(row, "created_at"));
    }
}
