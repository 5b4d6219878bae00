package app.switchboard.webhook;

import app.switchboard.twilio.WebhookField;

/**
 * One field to be set.
 *
 * @param from what it held when this was planned; {@code ""}: unset
 * @param to what it is to hold; {@code ""} clears it
 */
public record FieldChange(WebhookField field, String from, String to, Reason reason) {}
