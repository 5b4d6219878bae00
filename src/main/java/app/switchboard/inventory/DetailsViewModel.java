package app.switchboard.inventory;

import app.switchboard.fx.Background;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Route;
import app.switchboard.numbers.Routes;
import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.JournalEntry;
import app.switchboard.webhook.NumberRoutes;
import app.switchboard.webhook.Routings;
import app.switchboard.workspace.Hook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One number with all that is known of it. For the FX thread. */
final class DetailsViewModel {

    private static final int CHANGES = 20;

    /** A stop on the way of a call or message. */
    record Stop(String icon, String label, String text, boolean address) {}

    /**
     * The way of calls or messages, from the number to whoever gets them.
     *
     * @param reason why they go there
     */
    record Way(List<Stop> stops, String reason) {}

    /** The ways of a number. */
    record Ways(Way messages, Way calls) {}

    private record Known(List<JournalEntry> entries, List<DriftLog.Found> drift, NumberRoutes routes) {}

    /** A webhook field that is set, raw. */
    record Field(String name, String value) {}

    private final DriftLog drift;
    private final Navigator navigator;
    private final Selection selection;
    private final Journal journal;
    private final Routings routings;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<@Nullable NumberRow> row = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Ways> ways = new ReadOnlyObjectWrapper<>();
    private final ObservableList<TimelineEntry> changes = FXCollections.observableArrayList();

    DetailsViewModel(Doors doors, Background background, Texts texts, Navigator navigator, Selection selection) {
        this.journal = doors.journal();
        this.drift = doors.drift();
        this.routings = doors.routings();
        this.background = background;
        this.texts = texts;
        this.navigator = navigator;
        this.selection = selection;
    }

    void show(@Nullable NumberRow shown) {
        NumberRow before = row.get();
        if (shown == null || before == null || !before.id().equals(shown.id())) {
            changes.clear();
            ways.set(null);
        }
        row.set(shown);
        if (shown != null) {
            var number = shown.stored().number();
            background.run(
                    () -> new Known(
                            journal.of(number.workspaceId(), number.sid(), CHANGES),
                            drift.of(number.workspaceId(), number.sid(), CHANGES),
                            routings.of(shown.stored())),
                    known -> {
                        if (shown.equals(row.get())) {
                            changes.setAll(TimelineEntry.of(known.entries(), known.drift(), texts));
                            ways.set(waysOf(shown, known.routes()));
                        }
                    },
                    // The list above says already that the database is out of reach.
                    failure -> {
                        if (shown.equals(row.get())) {
                            changes.clear();
                        }
                    });
        }
    }

    /** Opens what takes our newest change back. */
    void undo() {
        NumberRow shown = row.get();
        if (shown != null) {
            var number = shown.stored().number();
            navigator.review(new PlanRequest.UndoNumbers(number.workspaceId(), Set.of(number.sid())));
        }
    }

    /** For the tags. */
    Selection selection() {
        return selection;
    }

    private Ways waysOf(NumberRow shown, NumberRoutes routes) {
        Routes real = shown.stored().routes();
        return new Ways(
                new Way(stops(shown, real.messages()), reason(routes, Hook.MESSAGES, real.messages())),
                new Way(stops(shown, real.calls()), reason(routes, Hook.CALLS, real.calls())));
    }

    private List<Stop> stops(NumberRow shown, Route route) {
        List<Stop> stops = new ArrayList<>();
        stops.add(new Stop("bi-hash", texts.get("details.path.number"), shown.phone(), false));
        String via = route.via();
        if (via != null) {
            stops.add(new Stop(
                    icon(route.type()), texts.get("details.path." + route.type().text()), Texts.plain(via), false));
        }
        String url = route.url();
        String end = texts.get("details.path.end");
        if (url != null) {
            stops.add(new Stop("bi-globe", end, Texts.plain(url), true));
        } else if (route.type() != WebhookType.TRUNK) {
            stops.add(new Stop("bi-dash-circle", end, texts.get("details.path.nobody"), false));
        }
        return stops;
    }

    private static String icon(WebhookType type) {
        return switch (type) {
            case APPLICATION -> RouteKind.APPLICATION.icon();
            case SERVICE -> RouteKind.SERVICE.icon();
            case TRUNK -> "bi-hdd-network";
            case WORKSPACE, GLOBAL, EXTERNAL, NONE -> "bi-globe";
        };
    }

    private String reason(NumberRoutes routes, Hook hook, Route route) {
        String via = route.via() == null ? "" : Texts.plain(route.via());
        String why =
                texts.get("details.reason." + routes.hook(hook).reason().text().replace('_', '-'), via);
        Instant since = routes.unverifiedSince();
        return since == null ? why : why + " " + texts.get("details.unverified", texts.full(since));
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

    /** Where calls and messages go; null until it is read. */
    ReadOnlyObjectProperty<@Nullable Ways> waysProperty() {
        return ways.getReadOnlyProperty();
    }

    ObservableList<TimelineEntry> changes() {
        return changes;
    }
}
