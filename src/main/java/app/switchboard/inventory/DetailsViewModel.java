package app.switchboard.inventory;

import app.switchboard.fx.Background;
import app.switchboard.fx.Texts;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One number with all that is known of it. For the FX thread. */
final class DetailsViewModel {

    private static final int CHANGES = 20;

    /** A stop on the way of a message. */
    record Stop(String icon, String label, String text, boolean address) {}

    /** A webhook field that is set, raw. */
    record Field(String name, String value) {}

    /** A write to Twilio: when, how it ended, and what it changed. */
    record Change(String when, String full, Journal.Outcome outcome, String outcomeText, String before, String after) {}

    private final Journal journal;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<@Nullable NumberRow> row = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Change> changes = FXCollections.observableArrayList();

    DetailsViewModel(Journal journal, Background background, Texts texts) {
        this.journal = journal;
        this.background = background;
        this.texts = texts;
    }

    void show(@Nullable NumberRow shown) {
        NumberRow before = row.get();
        if (shown == null || before == null || !before.id().equals(shown.id())) {
            changes.clear();
        }
        row.set(shown);
        if (shown != null) {
            var number = shown.stored().number();
            background.run(
                    () -> journal.of(number.workspaceId(), number.sid(), CHANGES),
                    entries -> {
                        if (shown.equals(row.get())) {
                            changes.setAll(entries.stream().map(this::change).toList());
                        }
                    },
                    // The list above says already that the database is out of reach.
                    failure -> changes.clear());
        }
    }

    private Change change(JournalEntry entry) {
        WebhookField field = entry.asked().keySet().iterator().next();
        String outcome = texts.get(
                "details.change."
                        + entry.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                entry.message() == null ? "" : Texts.plain(entry.message()));
        return new Change(
                texts.ago(entry.intendedAt()),
                texts.full(entry.intendedAt()),
                entry.outcome(),
                outcome,
                orUnset(entry.before(field)),
                orUnset(entry.asked().getOrDefault(field, "")));
    }

    private String orUnset(String value) {
        return value.isEmpty() ? texts.get("details.change.unset") : Texts.plain(value);
    }

    /** The way of a message, from the number to whoever gets it. */
    List<Stop> path(NumberRow shown) {
        List<Stop> stops = new ArrayList<>();
        stops.add(new Stop("bi-hash", texts.get("details.path.number"), shown.phone(), false));
        RouteKind kind = shown.kind();
        String via = shown.stored().via();
        if (via != null && (kind == RouteKind.APPLICATION || kind == RouteKind.SERVICE)) {
            stops.add(new Stop(kind.icon(), texts.get("details.path." + kind.key()), Texts.plain(via), false));
        }
        String url = shown.stored().number().webhookUrl();
        stops.add(
                url == null
                        ? new Stop(
                                "bi-dash-circle",
                                texts.get("details.path.end"),
                                texts.get("details.path.nobody"),
                                false)
                        : new Stop("bi-globe", texts.get("details.path.end"), Texts.plain(url), true));
        return stops;
    }

    /** Why messages go where they go. */
    String reason(NumberRow shown) {
        String via = shown.stored().via();
        return texts.get("details.reason." + shown.kind().key(), via == null ? "" : Texts.plain(via));
    }

    List<Field> fields(NumberRow shown) {
        List<Field> fields = new ArrayList<>();
        for (WebhookField field : WebhookField.values()) {
            String value = shown.stored().webhook(field);
            if (!value.isEmpty() && !isIdle(field, shown)) {
                fields.add(new Field(field.parameter(), Texts.plain(value)));
            }
        }
        String service = shown.stored().serviceSid();
        if (service != null) {
            fields.add(new Field("MessagingServiceSid", Texts.plain(service)));
        }
        return fields;
    }

    /** A method without an address of its own says nothing. */
    private static boolean isIdle(WebhookField field, NumberRow shown) {
        WebhookField address = switch (field) {
            case SMS_METHOD -> WebhookField.SMS_URL;
            case SMS_FALLBACK_METHOD -> WebhookField.SMS_FALLBACK_URL;
            case VOICE_METHOD -> WebhookField.VOICE_URL;
            case VOICE_FALLBACK_METHOD -> WebhookField.VOICE_FALLBACK_URL;
            case STATUS_CALLBACK_METHOD -> WebhookField.STATUS_CALLBACK;
            default -> field;
        };
        return shown.stored().webhook(address).isEmpty();
    }

    Texts texts() {
        return texts;
    }

    ReadOnlyObjectProperty<@Nullable NumberRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    ObservableList<Change> changes() {
        return changes;
    }
}
