package app.switchboard.fx;

import app.switchboard.base.Cancellation.Registration;
import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.secrets.Secrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Secrets in memory, said to be kept in one place, so that these tests need no keychain and no time. There is no vault. */
public final class SecretsInMemory implements Secrets {

    private final Map<SecretSlot, Secret> kept = new HashMap<>();
    private final KeptIn place;
    private boolean locked;

    public SecretsInMemory(KeptIn place) {
        this.place = place;
    }

    /** The secrets, for looking at. */
    public Map<SecretSlot, Secret> kept() {
        return Map.copyOf(kept);
    }

    /** From now on nothing can be read. */
    public void lock() {
        locked = true;
    }

    public void unlock() {
        locked = false;
    }

    @Override
    public KeptIn preferred() {
        return place;
    }

    @Override
    public KeptIn keep(SecretSlot slot, Secret secret) {
        kept.put(slot, secret);
        return place;
    }

    @Override
    public Secret read(KeptIn keptIn, SecretSlot slot) {
        if (locked) {
            throw new Failure.Secrets("SB-602", "The vault is locked.", "", null).exception();
        }
        Secret secret = kept.get(slot);
        if (secret == null) {
            throw new Failure.Secrets("SB-604", "There is no such secret.", "Enter it again.", null).exception();
        }
        return secret;
    }

    @Override
    public Optional<Secret> look(KeptIn keptIn, SecretSlot slot) {
        return locked ? Optional.empty() : Optional.ofNullable(kept.get(slot));
    }

    @Override
    public void forget(KeptIn keptIn, SecretSlot slot) {
        kept.remove(slot);
    }

    @Override
    public void forgetElsewhere(KeptIn keptIn, KeptIn before, SecretSlot slot) {
        // There is one place.
    }

    @Override
    public boolean vaultExists() {
        return false;
    }

    @Override
    public boolean vaultIsOpen() {
        return false;
    }

    @Override
    public Stores stores() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(KeptIn target, SecretSlot slot, Secret secret) {
        kept.put(slot, secret);
    }

    @Override
    public void openVault(Secret passphrase) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void openVaultFrom(String file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changePassphrase(Secret old, Secret fresh) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void lockVault() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void lockVaultAfter(Duration idle) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration onKeychainWait(Consumer<Boolean> listener) {
        return () -> {};
    }

    @Override
    public void stopWaiting() {
        // Nothing here waits.
    }

    @Override
    public void close() {
        // What is kept outlives the process.
    }
}
