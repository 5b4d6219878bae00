package app.switchboard.webhook;

import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.WebhookField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be set on one number, in one request.
 *
 * @param undoes the journaled write that this takes back; null where it takes none back
 */
public record NumberChange(
        String sid,
        String phoneNumber,
        List<FieldChange> fields,
        @Nullable String undoes) {

    /** What the fields held when this was planned. */
    public Map<WebhookField, String> from() {
        Map<WebhookField, String> from = new EnumMap<>(WebhookField.class);
        fields.forEach(change -> from.put(change.field(), change.from()));
        return from;
    }

    /** What the fields are to hold. */
    public Map<WebhookField, String> to() {
        Map<WebhookField, String> to = new EnumMap<>(WebhookField.class);
        fields.forEach(change -> to.put(change.field(), change.to()));
        return to;
    }

    /** Why, in one word: the reason of the first field. */
    public Reason reason() {
        return fields.getFirst().reason();
    }

    /** True if this sets what pointed elsewhere. */
    public boolean replacesForeign() {
        return fields.stream().anyMatch(change -> change.reason().standing() == WebhookPlan.Standing.FOREIGN);
    }

    /** True while the number still stands as it did when this was planned. */
    boolean fits(TwilioNumber now) {
        return fields.stream().allMatch(change -> now.webhook(change.field()).equals(change.from()));
    }
}
