package app.switchboard.secrets;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;

/**
 * What {@code vault.json} holds. Whose secrets they are stands there in clear: account SIDs are no secret.
 *
 * @param version the format's version
 * @param check a known text, sealed: tells a wrong passphrase from a damaged record
 */
record VaultContent(int version, Kdf kdf, VaultCipher.Sealed check, List<Entry> records) {

    static final int VERSION = 1;
    private static final String CHECK = "switchboard vault";

    /** How the key is made from the passphrase. */
    record Kdf(String name, String salt, int memoryKib, int iterations, int lanes) {

        private static final String NAME = "argon2id";

        static Kdf fresh(int memoryKib) {
            return new Kdf(NAME, Base64.getEncoder().encodeToString(VaultCipher.random(16)), memoryKib, 3, 1);
        }

        VaultCipher derive(String passphrase) {
            return VaultCipher.derive(passphrase, Base64.getDecoder().decode(salt), memoryKib, iterations, lanes);
        }

        /** A file that someone changed must not take the whole machine's memory or a day. */
        @JsonIgnore
        boolean isSane() {
            return name.equals(NAME)
                    && memoryKib >= 8
                    && memoryKib <= 256 * 1024
                    && iterations >= 1
                    && iterations <= 16
                    && lanes >= 1
                    && lanes <= 8;
        }
    }

    /** One secret, sealed, and whose it is. */
    record Entry(String workspace, String account, String kind, VaultCipher.Sealed sealed) {

        SecretSlot slot() {
            return new SecretSlot(workspace, account, kind);
        }
    }

    VaultContent {
        records = List.copyOf(records);
    }

    static VaultContent fresh(Kdf kdf, VaultCipher key) {
        return new VaultContent(VERSION, kdf, key.seal(CHECK, checkAssociated()), List.of());
    }

    /**
     * The same secrets under another key.
     *
     * @throws AEADBadTagException if one does not open
     */
    VaultContent resealed(VaultCipher from, Kdf to, VaultCipher key) throws AEADBadTagException {
        VaultContent made = fresh(to, key);
        for (Entry entry : records) {
            made = made.with(entry.slot(), from.open(entry.sealed(), associated(entry.slot())), key);
        }
        return made;
    }

    boolean opensWith(VaultCipher key) {
        try {
            return key.open(check, checkAssociated()).equals(CHECK);
        } catch (AEADBadTagException e) {
            return false;
        }
    }

    Optional<Entry> find(SecretSlot slot) {
        return records.stream().filter(entry -> entry.slot().equals(slot)).findFirst();
    }

    VaultContent with(SecretSlot slot, String secret, VaultCipher key) {
        Entry entry = new Entry(slot.workspaceId(), slot.accountSid(), slot.kind(), key.seal(secret, associated(slot)));
        return new VaultContent(
                version,
                kdf,
                check,
                Stream.concat(without(slot).records.stream(), Stream.of(entry)).toList());
    }

    VaultContent without(SecretSlot slot) {
        return new VaultContent(
                version,
                kdf,
                check,
                records.stream().filter(entry -> !entry.slot().equals(slot)).toList());
    }

    /** Binds a record to its place: moved to another account's slot, it does not open. */
    static String associated(SecretSlot slot) {
        return String.join(
                "|",
                escaped(slot.workspaceId()),
                escaped(slot.accountSid()),
                escaped(slot.kind()),
                Integer.toString(VERSION));
    }

    private static String checkAssociated() {
        return "check|" + VERSION;
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\").replace("|", "\\|");
    }
}
