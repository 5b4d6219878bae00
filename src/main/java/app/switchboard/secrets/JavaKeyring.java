package app.switchboard.secrets;

import app.switchboard.base.Secret;
import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The bare java-keyring library. It can block for a minute, die of anything, and forget what it was given in silence: use it through {@link KeychainStore} alone.
 */
final class JavaKeyring implements SecretStore {

    /** Where a person finds our entries in the keychain's own window. */
    static final String SERVICE = "Switchboard";

    private final Keyring keyring;

    private JavaKeyring(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * The first of this system's keychains that works.
     *
     * @throws IllegalStateException if none does
     */
    static SecretStore open() {
        IllegalStateException none = new IllegalStateException("no keychain works here");
        for (KeyringStorageType type : candidates(System.getProperty("os.name", ""))) {
            try {
                return openOne(type);
            } catch (Exception | LinkageError e) {
                none.addSuppressed(e);
            }
        }
        throw none;
    }

    private static SecretStore openOne(KeyringStorageType type) throws BackendNotSupportedException {
        JavaKeyring store = new JavaKeyring(Keyring.create(type));
        try {
            KeychainProbe.run(store);
            return store;
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    /** The library's own search would load native code for other systems first. */
    static List<KeyringStorageType> candidates(String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return List.of(KeyringStorageType.OSX_KEYCHAIN, KeyringStorageType.LEGACY_OSX_KEYCHAIN);
        }
        if (os.contains("win")) {
            return List.of(KeyringStorageType.WINDOWS_CREDENTIAL_STORE);
        }
        return List.of(KeyringStorageType.GNOME_KEYRING, KeyringStorageType.KWALLET);
    }

    static String account(SecretSlot slot) {
        return slot.workspaceId() + "/" + slot.accountSid() + "/" + slot.kind();
    }

    @Override
    public void put(SecretSlot slot, Secret secret) {
        try {
            keyring.setPassword(SERVICE, account(slot), secret.reveal());
        } catch (PasswordAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty also where the keychain failed: the library throws the same for both. */
    @Override
    public Optional<Secret> get(SecretSlot slot) {
        try {
            return Optional.ofNullable(keyring.getPassword(SERVICE, account(slot)))
                    .map(Secret::new)
                    .filter(secret -> !secret.isEmpty());
        } catch (PasswordAccessException e) {
            return Optional.empty();
        }
    }

    @Override
    @SuppressWarnings("EmptyCatch") // what is not there need not be deleted; the caller looks again
    public void delete(SecretSlot slot) {
        try {
            keyring.deletePassword(SERVICE, account(slot));
        } catch (PasswordAccessException expected) {
        }
    }

    @Override
    @SuppressWarnings("EmptyCatch") // a connection that can't be closed is as good as closed
    public void close() {
        try {
            keyring.close();
        } catch (Exception expected) {
        }
    }
}
