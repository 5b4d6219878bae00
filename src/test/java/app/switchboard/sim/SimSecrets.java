package app.switchboard.sim;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.secrets.Secrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A keychain: it outlives the process. */
final class SimSecrets implements Secrets {

    private final Map<SecretSlot, Secret> kept = new HashMap<>();

    /** The secrets, for looking at. */
    Map<SecretSlot, Secret> kept() {
        return Map.copyOf(kept);
    }

    @Override
    public KeptIn preferred() {
        return KeptIn.KEYCHAIN;
    }

    @Override
    public KeptIn keep(SecretSlot slot, Secret secret) {
        kept.put(slot, secret);
        return KeptIn.KEYCHAIN;
    }

    @Override
    public Secret read(KeptIn keptIn, SecretSlot slot) {
        Secret secret = kept.get(slot);
        if (secret == null) {
            throw new Failure.Secrets("SB-604", "There is no such secret.", "Enter it again.", null).exception();
        }
        return secret;
    }

    @Override
    public void forget(KeptIn keptIn, SecretSlot slot) {
        kept.remove(slot);
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
