package app.switchboard.fx;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.secrets.Secrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Secrets in memory, so that these tests need no keychain. */
public final class KnownSecrets implements Secrets {

    private final Map<SecretSlot, Secret> known = new HashMap<>();
    private boolean locked;

    public void lock() {
        locked = true;
    }

    public void unlock() {
        locked = false;
    }

    @Override
    public KeptIn preferred() {
        return KeptIn.SESSION;
    }

    @Override
    public KeptIn keep(SecretSlot slot, Secret secret) {
        known.put(slot, secret);
        return KeptIn.SESSION;
    }

    @Override
    public Secret read(KeptIn keptIn, SecretSlot slot) {
        if (locked) {
            throw new Failure.Secrets("SB-602", "The vault is locked.", "", null).exception();
        }
        return Objects.requireNonNull(known.get(slot));
    }

    @Override
    public void forget(KeptIn keptIn, SecretSlot slot) {
        known.remove(slot);
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
    public void openVault(Secret passphrase) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stores stores() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(KeptIn target, SecretSlot slot, Secret secret) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forgetElsewhere(KeptIn keptIn, KeptIn before, SecretSlot slot) {
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
    public void close() {}
}
