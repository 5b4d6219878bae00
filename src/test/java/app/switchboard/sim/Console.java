package app.switchboard.sim;

import app.switchboard.sim.World.Cause;
import app.switchboard.sim.World.Service;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Somebody in Twilio's Console: makes the account, and changes it while the engine works. */
final class Console {

    private static final Capabilities ALL = new Capabilities(true, true, true, false);
    private static final Capabilities SMS_ONLY = new Capabilities(false, true, false, false);
    private static final Capabilities VOICE_ONLY = new Capabilities(true, false, false, true);
    private static final List<String> METHODS = List.of("POST", "POST", "GET");

    private final World world;
    private final Dice dice;
    private int nextLine = 100;
    private int nextThing;

    Console(World world, Dice dice) {
        this.world = world;
        this.dice = dice;
    }

    /** Fills an empty account. */
    void furnish() {
        for (int i = dice.below(3); i > 0; i--) {
            makeApp();
        }
        for (int i = dice.below(dice.chance(0.3) ? 13 : 7); i > 0; i--) {
            addNumber();
        }
        for (int i = dice.below(3); i > 0; i--) {
            makeService();
        }
        world.numbers().stream()
                .filter(number -> dice.chance(0.05))
                .forEach(number -> world.refusing().add(number.sid()));
    }

    /**
     * Changes something, and says what.
     *
     * @param near the SID of what was asked for last: two who care for the same number are what hurts
     */
    String act(String near) {
        world.nextTick();
        List<TwilioNumber> numbers = world.numbers();
        if (numbers.isEmpty() || dice.chance(0.1)) {
            return "add " + addNumber().sid();
        }
        String sid = world.now(near) != null && dice.chance(0.4)
                ? near
                : dice.pick(numbers).sid();
        return switch (dice.below(10)) {
            case 0, 1 -> {
                world.release(sid);
                yield "release " + sid;
            }
            case 2, 3, 4, 5 -> edit(sid, messages());
            case 6 -> edit(sid, voice());
            case 7 -> edit(sid, Map.of(WebhookField.SMS_APPLICATION_SID, app()));
            default -> changeServices(sid);
        };
    }

    private String edit(String sid, Map<WebhookField, String> changes) {
        world.set(sid, changes, Cause.CONSOLE);
        return "edit " + sid + " " + changes;
    }

    private String changeServices(String sid) {
        List<Service> services = List.copyOf(world.services().values());
        if (services.isEmpty()) {
            return "make service " + makeService();
        }
        Service service = dice.pick(services);
        switch (dice.below(4)) {
            case 0 -> world.services().remove(service.sid());
            case 1 -> {
                Service other = new Service(
                        service.sid(),
                        service.name(),
                        dice.pick(Places.ALL).url(),
                        !service.leavesItToTheNumber(),
                        service.members());
                world.services().put(service.sid(), other);
            }
            default -> {
                boolean was = world.services().values().stream()
                                .filter(any -> any.members().remove(sid))
                                .count()
                        > 0;
                if (!was) {
                    service.members().add(sid);
                }
            }
        }
        return "services " + world.services().values();
    }

    private TwilioNumber addNumber() {
        List<String> free = world.everSeen().stream()
                .filter(sid -> world.now(sid) == null)
                .map(sid -> world.versions(sid).getFirst().number().phoneNumber())
                .filter(phone -> world.numbers().stream()
                        .noneMatch(number -> number.phoneNumber().equals(phone)))
                .toList();
        // A number that was given back can be bought again: the same digits under another SID.
        String phone = !free.isEmpty() && dice.chance(0.4) ? dice.pick(free) : "+1415555" + nextLine++;
        Capabilities capabilities = dice.chance(0.1) ? VOICE_ONLY : dice.chance(0.1) ? SMS_ONLY : ALL;
        Map<WebhookField, String> fields = new EnumMap<>(WebhookField.class);
        fields.put(WebhookField.SMS_METHOD, "POST");
        fields.put(WebhookField.VOICE_METHOD, "POST");
        fields.put(WebhookField.VOICE_RECEIVE_MODE, "voice");
        fields.putAll(messages());
        if (dice.chance(0.5)) {
            fields.putAll(voice());
        }
        if (dice.chance(0.1)) {
            fields.put(WebhookField.SMS_APPLICATION_SID, app());
        }
        return world.add(phone, capabilities, fields);
    }

    /** Half of the numbers have nobody's address, so that there is something to do. */
    private Map<WebhookField, String> messages() {
        Places place = dice.chance(0.4) ? Places.UNSET : dice.pick(Places.ALL);
        Map<WebhookField, String> fields = new HashMap<>();
        fields.put(WebhookField.SMS_URL, place.url());
        if (dice.chance(0.4)) {
            fields.put(WebhookField.SMS_METHOD, dice.pick(METHODS));
        }
        if (dice.chance(0.2)) {
            fields.put(WebhookField.SMS_FALLBACK_URL, dice.pick(Places.ALL).url());
        }
        return fields;
    }

    private Map<WebhookField, String> voice() {
        return switch (dice.below(8)) {
            case 0 -> Map.of(WebhookField.TRUNK_SID, thing("TK"));
            case 1 -> Map.of(WebhookField.VOICE_APPLICATION_SID, thing("AP"));
            case 2 -> Map.of(WebhookField.STATUS_CALLBACK, dice.pick(Places.ALL).url());
            case 3 ->
                Map.of(WebhookField.VOICE_FALLBACK_URL, dice.pick(Places.ALL).url());
            case 4 -> Map.of(WebhookField.VOICE_METHOD, dice.pick(METHODS), WebhookField.TRUNK_SID, "");
            case 5 -> Map.of(WebhookField.VOICE_RECEIVE_MODE, dice.pick(List.of("voice", "voice", "fax")));
            default -> Map.of(WebhookField.VOICE_URL, dice.pick(Places.ALL).url());
        };
    }

    private String app() {
        List<String> apps = List.copyOf(world.apps().keySet());
        return apps.isEmpty() || dice.chance(0.3) ? "" : dice.pick(apps);
    }

    private void makeApp() {
        world.apps().put(thing("AP"), dice.pick(Places.ALL).url());
    }

    private String makeService() {
        Service service = new Service(
                thing("MG"),
                dice.chance(0.2) ? "" : "Pool",
                dice.pick(Places.ALL).url(),
                dice.chance(0.4),
                new LinkedHashSet<>());
        world.services().put(service.sid(), service);
        world.numbers().stream()
                .map(TwilioNumber::sid)
                .filter(sid -> world.services().values().stream()
                        .noneMatch(any -> any.members().contains(sid)))
                .filter(sid -> dice.chance(0.2))
                .forEach(sid -> service.members().add(sid));
        return service.sid();
    }

    private String thing(String kind) {
        return String.format("%s%032x", kind, ++nextThing);
    }
}
