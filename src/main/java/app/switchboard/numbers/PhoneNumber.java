package app.switchboard.numbers;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code twilio_numbers}: exactly the ten columns that the team's Postgres has, and the JSON that the command line prints.
 *
 * @param webhookUrl where messages to the number go, as far as Switchboard knows
 * @param webhookType one of {@link WebhookType}'s names
 */
@JsonPropertyOrder({
    "id",
    "workspace_id",
    "phone_number",
    "friendly_name",
    "sid",
    "status",
    "webhook_url",
    "webhook_type",
    "created_at",
    "updated_at"
})
public record PhoneNumber(
        String id,
        @JsonProperty("workspace_id") String workspaceId,
        @JsonProperty("phone_number") String phoneNumber,
        @JsonProperty("friendly_name") String friendlyName,
        String sid,
        NumberStatus status,
        @JsonProperty("webhook_url") @Nullable String webhookUrl,
        @JsonProperty("webhook_type") WebhookType webhookType,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt) {}
