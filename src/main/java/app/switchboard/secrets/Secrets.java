package app.switchboard.secrets;

import app.switchboard.base.Secret;

/** The door to the secret stores: picks the best one there is, and says which it was. */
public interface Secrets extends AutoCloseable {

    /** Where {@link #keep} would put a secret now. */
    KeptIn preferred();

    /**
     * Keeps a secret in the best store there is: the keychain, else the vault if it is open, else this session's memory. The vault comes first where {@code SWITCHBOARD_VAULT_PASSPHRASE_FILE} named its passphrase.
     *
     * @return where it is kept now
     */
    KeptIn keep(SecretSlot slot, Secret secret);

    /**
     * Reads a secret from where it was kept.
     *
     * @throws app.switchboard.base.FailureException SB-601 the keychain does not answer, SB-602 the vault is locked, SB-604 there is no such secret
     */
    Secret read(KeptIn keptIn, SecretSlot slot);

    /** Removes a secret from every store that can be reached. */
    void forget(SecretSlot slot);

    /** True where a vault file is there, open or not. */
    boolean vaultExists();

    boolean vaultIsOpen();

    /**
     * Opens the vault, or makes it where there is none.
     *
     * @throws app.switchboard.base.FailureException SB-603 if the passphrase is wrong
     */
    void openVault(Secret passphrase);

    @Override
    void close();
}
