package app.switchboard.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** SIDs of Twilio's shape that are the same on every run. */
final class Sids {

    private Sids() {}

    /** The prefix and 32 hexadecimal digits that depend on the seed alone. */
    static String of(String prefix, String seed) {
        UUID hash = UUID.nameUUIDFromBytes((prefix + seed).getBytes(StandardCharsets.UTF_8));
        return prefix + hash.toString().replace("-", "");
    }

    /** The prefix and 32 random hexadecimal digits. */
    static String random(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }
}
