package app.switchboard.workspace;

import java.time.Instant;

/**
 * A tenant, brand or environment: whoever the phone numbers belong to.
 *
 * @param id what the web system knows it by; part of webhook addresses
 * @param name for people
 * @param routing where the calls and messages of its numbers are to go
 * @param policy what may be done without asking
 * @param marks by what people tell it from the others
 * @param createdAt when it was added here
 */
public record Workspace(String id, String name, Routing routing, Policy policy, Marks marks, Instant createdAt) {

    /** A new workspace. */
    public static Workspace create(String id, String name, WebhookTemplate messages, Instant now) {
        return new Workspace(id, name, Routing.messagesTo(messages), Policy.DEFAULT, Marks.NONE, now);
    }

    /** Where messages are to go. */
    public WebhookTemplate webhookTemplate() {
        return routing.messages();
    }

    Workspace named(String changed) {
        return new Workspace(id, changed, routing, policy, marks, createdAt);
    }

    Workspace with(Routing changed) {
        return new Workspace(id, name, changed, policy, marks, createdAt);
    }

    Workspace with(Policy changed) {
        return new Workspace(id, name, routing, changed, marks, createdAt);
    }

    Workspace with(Marks changed) {
        return new Workspace(id, name, routing, policy, changed, createdAt);
    }
}
