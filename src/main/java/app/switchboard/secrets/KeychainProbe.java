package app.switchboard.secrets;

import app.switchboard.base.Ids;
import app.switchboard.base.Secret;

/** Finds out whether a keychain works by using it: java-keyring calls one available that keeps nothing. */
final class KeychainProbe {

    private KeychainProbe() {}

    /**
     * Puts, reads and deletes an entry of no worth.
     *
     * @throws IllegalStateException if the keychain lost it; whatever the keychain throws passes through
     */
    static void run(SecretStore store) {
        // Named by process, so that two of them don't take each other's entry away.
        SecretSlot slot =
                new SecretSlot("probe", Long.toString(ProcessHandle.current().pid()), "probe");
        Secret value = new Secret(Ids.random());
        store.put(slot, value);
        boolean kept = store.get(slot).filter(value::equals).isPresent();
        store.delete(slot);
        if (!kept || store.get(slot).isPresent()) {
            throw new IllegalStateException("the keychain takes entries and does not keep them");
        }
    }
}
