package app.switchboard.workspace;

import app.switchboard.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code workspaces}, {@code workspace_settings} and {@code workspace_hooks}. */
final class WorkspaceTable {

    private static final String SELECT = """
            SELECT w.id, w.name, w.created_at, s.foreign_policy, s.read_only, s.check_every,
              s.colour, s.production
            FROM workspaces w LEFT JOIN workspace_settings s ON s.workspace_id = w.id
            """;

    private record HookRow(String workspaceId, Hook hook, HookSetting setting) {}

    List<Workspace> all(Connection connection) throws SQLException {
        Map<String, List<HookRow>> hooks =
                Sql.list(connection, "SELECT * FROM workspace_hooks", WorkspaceTable::hook).stream()
                        .collect(Collectors.groupingBy(HookRow::workspaceId));
        return Sql.list(
                connection,
                SELECT + "ORDER BY lower(w.name), w.id",
                row -> map(row, hooks.getOrDefault(row.getString("id"), List.of())));
    }

    Optional<Workspace> find(Connection connection, String id) throws SQLException {
        List<HookRow> hooks =
                Sql.list(connection, "SELECT * FROM workspace_hooks WHERE workspace_id = ?", WorkspaceTable::hook, id);
        return Sql.first(connection, SELECT + "WHERE w.id = ?", row -> map(row, hooks), id);
    }

    void insert(Connection connection, Workspace workspace) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO workspaces (id, name, created_at, updated_at) VALUES (?, ?, ?, ?)",
                workspace.id(),
                workspace.name(),
                workspace.createdAt(),
                workspace.createdAt());
        writeSettings(connection, workspace);
    }

    /** An address that a workspace had before is remembered: numbers that still point there are its own. */
    void update(Connection connection, Workspace before, Workspace after, Instant now) throws SQLException {
        Sql.update(
                connection,
                "UPDATE workspaces SET name = ?, updated_at = ? WHERE id = ?",
                after.name(),
                now,
                after.id());
        writeSettings(connection, after);
        // The team sees it there.
        Sql.update(
                connection,
                "UPDATE workspace_twilio_config SET webhook_url = ?, webhook_type = ?, updated_at = ?"
                        + " WHERE workspace_id = ?",
                after.webhookTemplate().urlFor(after.id()),
                after.webhookTemplate().isPerWorkspace() ? "workspace" : "global",
                now,
                after.id());
        for (var old : before.routing().hooks().entrySet()) {
            HookSetting kept = after.routing().hooks().get(old.getKey());
            if (kept == null || !kept.template().equals(old.getValue().template())) {
                remember(connection, after.id(), old.getValue().template());
            }
        }
    }

    private static void writeSettings(Connection connection, Workspace workspace) throws SQLException {
        Policy policy = workspace.policy();
        Sql.update(
                connection,
                "MERGE INTO workspace_settings (workspace_id, foreign_policy, read_only, check_every, colour, production)"
                        + " KEY (workspace_id) VALUES (?, ?, ?, ?, ?, ?)",
                workspace.id(),
                policy.foreign().text(),
                policy.readOnly(),
                policy.schedule().text(),
                workspace.marks().colour().text(),
                workspace.marks().production());
        for (var hook : workspace.routing().hooks().entrySet()) {
            HookSetting setting = hook.getValue();
            Sql.update(
                    connection,
                    "MERGE INTO workspace_hooks (workspace_id, hook, is_on, template, method)"
                            + " KEY (workspace_id, hook) VALUES (?, ?, ?, ?, ?)",
                    workspace.id(),
                    hook.getKey().text(),
                    setting.on(),
                    setting.template().text(),
                    setting.method().name());
        }
    }

    private static void remember(Connection connection, String id, WebhookTemplate former) throws SQLException {
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
                "twilio_numbers",
                "workspace_twilio_config",
                "workspace_credentials",
                "workspace_secrets",
                "credential_changes",
                "sync_runs",
                "webhook_changes",
                "number_drift")) {
            Sql.update(connection, "DELETE FROM " + table + " WHERE workspace_id = ?", id);
        }
    }

    void delete(Connection connection, String id) throws SQLException {
        Sql.update(connection, "DELETE FROM workspaces WHERE id = ?", id);
    }

    private static HookRow hook(ResultSet row) throws SQLException {
        return new HookRow(
                row.getString("workspace_id"),
                Hook.of(row.getString("hook")),
                new HookSetting(
                        row.getBoolean("is_on"),
                        new WebhookTemplate(row.getString("template")),
                        HookSetting.Method.valueOf(row.getString("method"))));
    }

    /** A workspace that came from elsewhere (the team's database) has no settings here yet. */
    private static Workspace map(ResultSet row, List<HookRow> hooks) throws SQLException {
        Routing routing = Routing.messagesTo(WebhookTemplate.DEFAULT);
        for (HookRow hook : hooks) {
            routing = routing.with(hook.hook(), hook.setting());
        }
        String foreign = row.getString("foreign_policy");
        return new Workspace(
                row.getString("id"),
                row.getString("name"),
                routing,
                foreign == null
                        ? Policy.DEFAULT
                        : new Policy(
                                Policy.foreign(foreign),
                                row.getBoolean("read_only"),
                                Policy.Schedule.of(row.getString("check_every"))),
                foreign == null
                        ? Marks.NONE
                        : new Marks(Marks.Colour.of(row.getString("colour")), row.getBoolean("production")),
                Sql.requiredInstant(row, "created_at"));
    }
}
