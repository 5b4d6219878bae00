package app.switchboard.inventory;

import app.switchboard.base.Shared;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.NumberStatus;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.numbers.WebhookType;
import java.time.Instant;

/**
 * A number as the list shows it: formatted once, off the FX thread, but for what few rows are asked for.
 *
 * @param region the country's two letters; {@code ""} if unknown
 * @param place where the name stands in the locale's order
 * @param workspace the workspace's name
 * @param target where messages go, in few words
 */
record NumberRow(
        StoredNumber stored,
        String region,
        String name,
        NamePlace place,
        String workspace,
        RouteKind kind,
        String target) {

    /**
     * Makes a row.
     *
     * @param shared the texts that many rows have
     */
    static NumberRow of(StoredNumber stored, String workspaceName, Texts texts, Shared shared) {
        String e164 = stored.number().phoneNumber();
        RouteKind kind = RouteKind.of(stored);
        String name = Texts.plain(name(stored));
        return new NumberRow(
                stored,
                Texts.region(e164),
                name,
                new NamePlace(name, texts),
                shared.one(Texts.plain(workspaceName)),
                kind,
                shared.one(target(stored, kind, texts)));
    }

    /** A number without a name of its own has its E.164 form as name: grouped, it reads as the number does. */
    private static String name(StoredNumber stored) {
        String name = stored.number().friendlyName();
        return name.equals(stored.number().phoneNumber()) ? Texts.phone(name) : name;
    }

    private static String target(StoredNumber stored, RouteKind kind, Texts texts) {
        String via = stored.via() == null ? "" : Texts.plain(stored.via());
        return switch (kind) {
            case WORKSPACE, GLOBAL -> end(withoutScheme(Texts.plain(url(stored))));
            case ELSEWHERE -> withoutQuery(withoutScheme(Texts.plain(url(stored))));
            case APPLICATION, SERVICE -> texts.get("route." + kind.key(), via);
            case TWILIO_DEMO, NOBODY, NO_MESSAGES -> texts.get("route." + kind.key());
        };
    }

    private static String url(StoredNumber stored) {
        String url = stored.number().webhookUrl();
        return url == null ? "" : url;
    }

    /** The last two parts of an address that is known anyway: {@code acme/webhook}. */
    private static String end(String address) {
        String path = withoutQuery(address);
        int last = path.lastIndexOf('/');
        int before = path.lastIndexOf('/', last - 1);
        return before > 0 ? path.substring(before + 1) : path;
    }

    private static String withoutQuery(String address) {
        return address.replaceFirst("[?#].*", "");
    }

    static String withoutScheme(String url) {
        return url.startsWith("https://") && url.length() > "https://".length()
                ? url.substring("https://".length())
                : url;
    }

    /** Grouped for reading. Made when it is asked for: a list may have many rows, and shows few of them at a time. */
    String phone() {
        return Texts.phone(stored.number().phoneNumber());
    }

    String id() {
        return stored.number().id();
    }

    boolean active() {
        return stored.number().status() == NumberStatus.ACTIVE;
    }

    boolean elsewhere() {
        return kind == RouteKind.ELSEWHERE && active();
    }

    /** True where not the number itself decides where its calls or messages go. */
    boolean overridden() {
        return active()
                && (decides(stored.number().webhookType())
                        || decides(stored.calls().type()));
    }

    private static boolean decides(WebhookType type) {
        return type == WebhookType.APPLICATION || type == WebhookType.SERVICE || type == WebhookType.TRUNK;
    }

    Instant changedAt() {
        return stored.number().updatedAt();
    }

    /** {@code VSMF}, a hyphen for what it can't: sorts those that can do most to one end. */
    String capabilityLetters() {
        var can = stored.capabilities();
        return (can.voice() ? "V" : "-") + (can.sms() ? "S" : "-") + (can.mms() ? "M" : "-") + (can.fax() ? "F" : "-");
    }
}
