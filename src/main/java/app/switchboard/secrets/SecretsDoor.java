package app.switchboard.secrets;

import app.switchboard.base.Cancellation.Registration;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The policy: which store comes first, and what happens where one fails. */
final class SecretsDoor implements Secrets {

    private static final Logger LOG = LoggerFactory.getLogger(SecretsDoor.class);

    private final KeychainStore keychain;
    private final VaultStore vault;
    private final SessionStore session = new SessionStore();
    /** Blank where none is named. */
    private final String passphraseFile;

    SecretsDoor(VaultStore vault, KeychainStore keychain, Map<String, String> environment) {
        this.keychain = keychain;
        this.vault = vault;
        this.passphraseFile = environment.getOrDefault(PASSPHRASE_FILE, "").strip();
    }

    @Override
    public Stores stores() {
        boolean open = vaultIsOpen();
        return new Stores(keychain.isAvailable(), vault.exists(), open, vaultComesFirst());
    }

    @Override
    public KeptIn preferred() {
        if (vaultComesFirst()) {
            return KeptIn.VAULT;
        }
        if (keychain.isAvailable()) {
            return KeptIn.KEYCHAIN;
        }
        return vault.isOpen() ? KeptIn.VAULT : KeptIn.SESSION;
    }

    @Override
    public KeptIn keep(SecretSlot slot, Secret secret) {
        KeptIn kept = put(slot, secret);
        if (kept != KeptIn.SESSION) {
            session.delete(slot);
        }
        if (kept == KeptIn.KEYCHAIN) {
            attempt(vault, slot, true);
        }
        return kept;
    }

    @Override
    public void put(KeptIn target, SecretSlot slot, Secret secret) {
        SecretStore store = target == KeptIn.VAULT ? writableVault() : storeOf(target);
        store.put(slot, secret);
        if (store.get(slot).filter(secret::equals).isEmpty()) {
            throw SecretFailures.notKept(target);
        }
    }

    private VaultStore writableVault() {
        if (vaultComesFirst()) {
            openFromFile();
        } else if (!vault.exists() && !vault.isOpen()) {
            throw SecretFailures.noVault();
        }
        return vault;
    }

    private KeptIn put(SecretSlot slot, Secret secret) {
        if (vaultComesFirst()) {
            openFromFile();
            vault.put(slot, secret);
            return KeptIn.VAULT;
        }
        if (keychain.isAvailableByPerson()) {
            try {
                keychain.put(slot, secret);
                return KeptIn.KEYCHAIN;
            } catch (FailureException e) {
                LOG.warn("the keychain worked and then did not keep a secret", e);
            }
        }
        if (vault.isOpen()) {
            vault.put(slot, secret);
            return KeptIn.VAULT;
        }
        session.put(slot, secret);
        return KeptIn.SESSION;
    }

    @Override
    public Secret read(KeptIn keptIn, SecretSlot slot) {
        SecretStore store = keptIn == KeptIn.VAULT ? readableVault() : storeOf(keptIn);
        return store.get(slot).orElseThrow(() -> SecretFailures.absent(keptIn));
    }

    @Override
    public Optional<Secret> look(KeptIn keptIn, SecretSlot slot) {
        try {
            return keptIn == KeptIn.KEYCHAIN ? keychain.look(slot) : Optional.of(read(keptIn, slot));
        } catch (FailureException e) {
            LOG.debug("Nothing {}: {}", keptIn.words(), e.failure().code());
            return Optional.empty();
        }
    }

    @Override
    public Registration onKeychainWait(Consumer<Boolean> listener) {
        return keychain.waits().tell(listener);
    }

    @Override
    public void stopWaiting() {
        keychain.waits().end();
    }

    private SecretStore storeOf(KeptIn keptIn) {
        return switch (keptIn) {
            case KEYCHAIN -> keychain;
            case VAULT -> vault;
            case SESSION -> session;
        };
    }

    private VaultStore readableVault() {
        if (!vault.exists()) {
            throw SecretFailures.absent(KeptIn.VAULT);
        }
        if (vaultComesFirst()) {
            openFromFile();
        }
        return vault;
    }

    @Override
    public void forget(KeptIn keptIn, SecretSlot slot) {
        session.delete(slot);
        attempt(vault, slot, keptIn == KeptIn.VAULT);
        attempt(keychain, slot, keptIn == KeptIn.KEYCHAIN);
    }

    @Override
    public void forgetElsewhere(KeptIn keptIn, KeptIn before, SecretSlot slot) {
        for (KeptIn other : KeptIn.values()) {
            if (other == keptIn) {
                continue;
            }
            try {
                storeOf(other).delete(slot);
            } catch (FailureException e) {
                if (other == before) {
                    throw SecretFailures.oldCopyStays(keptIn, before, e);
                }
                LOG.debug("a store could not be asked to forget: {}", e.getMessage());
            }
        }
    }

    /** Deletes from a store that may not be there. */
    private static void attempt(SecretStore store, SecretSlot slot, boolean wasThere) {
        try {
            store.delete(slot);
        } catch (FailureException e) {
            LOG.atLevel(wasThere ? Level.WARN : Level.DEBUG)
                    .log("a store could not be asked to forget: {}", e.getMessage());
        }
    }

    @Override
    public boolean vaultExists() {
        return vault.exists();
    }

    @Override
    public boolean vaultIsOpen() {
        if (vaultComesFirst() && vault.exists()) {
            try {
                openFromFile();
            } catch (FailureException e) {
                LOG.warn("the vault stays locked: {}", e.getMessage());
            }
        }
        return vault.isOpen();
    }

    @Override
    public void openVault(Secret passphrase) {
        vault.open(passphrase);
    }

    @Override
    public void openVaultFrom(String file) {
        if (vault.exists() && !vault.isOpen()) {
            vault.open(PassphraseFile.read(file));
        }
    }

    @Override
    public void changePassphrase(Secret old, Secret fresh) {
        vault.changePassphrase(old, fresh);
    }

    @Override
    public void lockVault() {
        vault.close();
    }

    @Override
    public void lockVaultAfter(Duration idle) {
        if (!vaultComesFirst()) {
            vault.lockAfter(idle);
        }
    }

    @Override
    public void close() {
        session.close();
        vault.close();
        keychain.close();
    }

    private boolean vaultComesFirst() {
        return !passphraseFile.isEmpty();
    }

    private void openFromFile() {
        if (!vault.isOpen()) {
            vault.open(PassphraseFile.read(passphraseFile));
        }
    }
}
