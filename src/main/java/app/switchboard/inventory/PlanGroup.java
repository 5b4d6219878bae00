package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.FieldChange;
import app.switchboard.webhook.NumberChange;
import app.switchboard.webhook.Reason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Changes of one kind: of the same fields, for the same reason.
 *
 * @param title what is changed
 * @param subtitle why
 */
record PlanGroup(Kind kind, String title, String subtitle, List<NumberChange> changes) {

    enum Kind {
        /** To be made, but for those that are left out. */
        CHANGE,
        /** Pointing elsewhere, not decided on. */
        UNDECIDED,
        /** Pointing elsewhere, kept on a person's word. */
        KEPT
    }

    /** What makes two changes of one kind. */
    record Key(List<WebhookField> fields, Reason reason) {

        static Key of(NumberChange change) {
            List<WebhookField> fields =
                    change.fields().stream().map(FieldChange::field).toList();
            Reason reason = change.fields().stream()
                    .map(FieldChange::reason)
                    .filter(PlanGroup::isForeign)
                    .findFirst()
                    .orElse(change.reason());
            return new Key(fields, reason == Reason.KEPT ? Reason.OTHER_URL : reason);
        }

        String title(Texts texts) {
            List<WebhookField> addresses =
                    fields.stream().filter(field -> !isMethod(field)).toList();
            return (addresses.isEmpty() ? fields : addresses)
                    .stream()
                            .map(field -> texts.get("plan.field." + field.parameter()))
                            .distinct()
                            .collect(Collectors.joining(", "));
        }

        String subtitle(Texts texts) {
            return texts.get(
                    "plan.reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    static boolean isForeign(Reason reason) {
        return reason == Reason.OTHER_URL || reason == Reason.KEPT;
    }

    static boolean isMethod(WebhookField field) {
        return field.name().endsWith("_METHOD");
    }
}
