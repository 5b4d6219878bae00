package app.switchboard.secrets;

import app.switchboard.base.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** This process's memory. */
final class SessionStore implements SecretStore {

    private final Map<SecretSlot, Secret> secrets = new ConcurrentHashMap<>();

    @Override
    public void put(SecretSlot slot, Secret secret) {
        secrets.put(slot, secret);
    }

    @Override
    public Optional<Secret> get(SecretSlot slot) {
        return Optional.ofNullable(secrets.get(slot));
    }

    @Override
    public void delete(SecretSlot slot) {
        secrets.remove(slot);
    }

    @Override
    public void close() {
        secrets.clear();
    }
}
