package app.switchboard.sim;

import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One account as it really is in Twilio, with all that it ever was. Time is counted in ticks: one an exchange, one an edit. */
final class World {

    static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
    static final String TOKEN = "fedcba9876543210fedcba9876543210";

    enum Cause {
        START,
        CONSOLE,
        POST
    }

    /**
     * A number from a tick on.
     *
     * @param number null where it is released
     */
    record Version(long tick, @Nullable TwilioNumber number, Cause cause) {}

    /** A messaging service. */
    record Service(String sid, String name, String url, boolean leavesItToTheNumber, Set<String> members) {}

    private final Map<String, TwilioNumber> alive = new LinkedHashMap<>();
    private final Map<String, List<Version>> versions = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, String> apps = new LinkedHashMap<>();
    private final Set<String> refusing = new LinkedHashSet<>();
    /** When an update was carried out, by its intent. */
    private final Map<String, Long> carriedOut = new HashMap<>();

    private long tick;
    private int serial;

    long tick() {
        return tick;
    }

    long nextTick() {
        return ++tick;
    }

    /** The numbers that live, in the order in which they came. */
    List<TwilioNumber> numbers() {
        return List.copyOf(alive.values());
    }

    @Nullable
    TwilioNumber now(String sid) {
        return alive.get(sid);
    }

    /** A number's place in the listing. */
    int placeOf(String sid) {
        return List.copyOf(versions.keySet()).indexOf(sid);
    }

    List<String> everSeen() {
        return List.copyOf(versions.keySet());
    }

    List<Version> versions(String sid) {
        return versions.getOrDefault(sid, List.of());
    }

    /** True where the number lived at every moment from one tick to another. */
    boolean livedThroughout(String sid, long from, long to) {
        return !was(sid, from, to, Objects::isNull);
    }

    /** True where the number was so at some moment from one tick to another. */
    boolean was(String sid, long from, long to, Predicate<@Nullable TwilioNumber> so) {
        TwilioNumber at = null;
        for (Version version : versions(sid)) {
            if (version.tick() > to) {
                break;
            }
            if (version.tick() > from && so.test(at)) {
                return true;
            }
            at = version.number();
        }
        return so.test(at);
    }

    TwilioNumber add(String phoneNumber, Capabilities capabilities, Map<WebhookField, String> fields) {
        String sid = String.format("PN%032x", ++serial);
        TwilioNumber number =
                new TwilioNumber(sid, ACCOUNT, phoneNumber, "Line \"" + serial + "\" ☎", capabilities, fields);
        put(number, tick == 0 ? Cause.START : Cause.CONSOLE);
        return number;
    }

    void put(TwilioNumber number, Cause cause) {
        alive.put(number.sid(), number);
        versions.computeIfAbsent(number.sid(), sid -> new ArrayList<>()).add(new Version(tick, number, cause));
    }

    void release(String sid) {
        alive.remove(sid);
        services.values().forEach(service -> service.members().remove(sid));
        Objects.requireNonNull(versions.get(sid)).add(new Version(tick, null, Cause.CONSOLE));
    }

    /** As Twilio does it: a field that is not sent stays, an empty one is cleared, an app drives out a trunk and the other way round. */
    void set(String sid, Map<WebhookField, String> changes, Cause cause) {
        TwilioNumber before = Objects.requireNonNull(alive.get(sid));
        Map<WebhookField, String> fields = new EnumMap<>(WebhookField.class);
        fields.putAll(before.webhooks());
        fields.putAll(changes);
        if (!changes.getOrDefault(WebhookField.TRUNK_SID, "").isEmpty()) {
            fields.remove(WebhookField.VOICE_APPLICATION_SID);
        } else if (!changes.getOrDefault(WebhookField.VOICE_APPLICATION_SID, "").isEmpty()) {
            fields.remove(WebhookField.TRUNK_SID);
        }
        put(
                new TwilioNumber(
                        sid,
                        before.accountSid(),
                        before.phoneNumber(),
                        before.friendlyName(),
                        before.capabilities(),
                        fields),
                cause);
    }

    void carriedOut(String intent) {
        carriedOut.put(intent, tick);
    }

    /** When the update of an intent was carried out last; null if never. */
    @Nullable
    Long carriedOutAt(String intent) {
        return carriedOut.get(intent);
    }

    /** True where somebody in the Console changed or released a number after a tick. */
    boolean editedAfter(String sid, long after) {
        return versions(sid).stream().anyMatch(version -> version.cause() == Cause.CONSOLE && version.tick() > after);
    }

    /** True where somebody in the Console gave a field this value, ever. */
    boolean consoleSet(String sid, WebhookField field, String value) {
        TwilioNumber before = null;
        for (Version version : versions(sid)) {
            TwilioNumber number = version.number();
            if (version.cause() == Cause.CONSOLE
                    && before != null
                    && number != null
                    && number.webhook(field).equals(value)
                    && !before.webhook(field).equals(value)) {
                return true;
            }
            before = number;
        }
        return false;
    }

    Map<String, Service> services() {
        return services;
    }

    /** TwiML apps: their addresses by SID. */
    Map<String, String> apps() {
        return apps;
    }

    /** Numbers whose updates Twilio refuses. */
    Set<String> refusing() {
        return refusing;
    }
}
