package app.switchboard.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What opens an account: the primary token, the secondary one where there is one, and API keys. Thread-safe. */
final class DemoSecrets {

    private final String accountSid;
    private final Shelf<DemoKey> keys = new Shelf<>();
    private final Map<String, String> keySecrets = new ConcurrentHashMap<>();
    private String primary;
    private @Nullable String secondary;

    DemoSecrets(String accountSid, String primary) {
        this.accountSid = accountSid;
        this.primary = primary;
    }

    Shelf<DemoKey> keys() {
        return keys;
    }

    synchronized String primary() {
        return primary;
    }

    synchronized Optional<String> secondary() {
        return Optional.ofNullable(secondary);
    }

    /** Makes a secondary token; empty where there is one. */
    synchronized Optional<String> createSecondary() {
        if (secondary != null) {
            return Optional.empty();
        }
        secondary = random();
        return Optional.of(secondary);
    }

    synchronized boolean deleteSecondary() {
        boolean was = secondary != null;
        secondary = null;
        return was;
    }

    /** The old primary token opens nothing from now on. Empty where there is no secondary one. */
    synchronized Optional<String> promote() {
        if (secondary == null) {
            return Optional.empty();
        }
        primary = secondary;
        secondary = null;
        return Optional.of(primary);
    }

    void add(DemoKey key, String secret) {
        keySecrets.put(key.sid(), secret);
        keys.put(key.sid(), key);
    }

    boolean delete(String keySid) {
        keySecrets.remove(keySid);
        return keys.remove(keySid).isPresent();
    }

    synchronized boolean openWithToken(Credentials who) {
        return who.user().equals(accountSid)
                && (same(who.password(), primary) || (secondary != null && same(who.password(), secondary)));
    }

    boolean openWithKey(Credentials who) {
        String secret = keySecrets.get(who.user());
        return secret != null && same(who.password(), secret);
    }

    static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
