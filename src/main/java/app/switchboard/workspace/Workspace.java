package app.switchboard.workspace;

import java.time.Instant;

/**
 * A tenant, brand or environment: whoever the phone numbers belong to.
 *
 * @param id what the web system knows it by; part of webhook addresses
 * @param name for people
 * @param webhookTemplate where messages go, {@code {workspaceId}} standing for the id
 * @param createdAt when it was added here
 */
public record Workspace(String id, String name, WebhookTemplate webhookTemplate, Instant createdAt) {}
