package app.switchboard.secrets;

import app.switchboard.base.Cancellation.Registration;
import app.switchboard.base.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The door to the secret stores: picks the best one there is, and says which it was. Safe from any thread; a call that needs the keychain can take 5 s where it does not answer, and a minute where it asks the person (see {@link #onKeychainWait}), so none of them belongs on the window's thread.
 */
public interface Secrets extends AutoCloseable {

    /** Names the file that holds the vault's passphrase: for machines where nobody can type one. Its owner alone may have rights on it. */
    String PASSPHRASE_FILE = "SWITCHBOARD_VAULT_PASSPHRASE_FILE";

    /**
     * A door to the stores of this data folder. Touches nothing yet: keychain, vault and passphrase file are looked at when they are first needed.
     *
     * @param environment the process's environment variables
     */
    static Secrets open(Path dataFolder, Map<String, String> environment) {
        return new SecretsDoor(new VaultStore(dataFolder), new KeychainStore(), environment);
    }

    /** Leaves the system's keychain alone: for the demo, whose secret is none. */
    static Secrets withoutKeychain(Path dataFolder) {
        return new SecretsDoor(new VaultStore(dataFolder), KeychainStore.none(), Map.of());
    }

    /**
     * Which stores there are.
     *
     * @param keychain true: it keeps what it is given
     * @param vaultExists true: there is a vault file
     * @param vaultOpen true: and its passphrase was given
     * @param passphraseFile true: {@value #PASSPHRASE_FILE} is set
     */
    record Stores(boolean keychain, boolean vaultExists, boolean vaultOpen, boolean passphraseFile) {}

    /** Which stores there are now. Tries the keychain out, and opens the vault where {@value #PASSPHRASE_FILE} names its passphrase. */
    Stores stores();

    /** Where {@link #keep} would put a secret now. */
    KeptIn preferred();

    /**
     * Keeps a secret in the best store there is: the keychain, else the vault if it is open, else this session's memory. The vault comes first where {@code SWITCHBOARD_VAULT_PASSPHRASE_FILE} named its passphrase.
     *
     * <p>Copies in the stores below that one are removed.
     *
     * @return where it is kept now
     * @throws app.switchboard.base.FailureException SB-603, SB-605 to SB-609 where {@value #PASSPHRASE_FILE} is set and its vault can't be used
     */
    KeptIn keep(SecretSlot slot, Secret secret);

    /**
     * Reads a secret from where it was kept.
     *
     * @throws app.switchboard.base.FailureException SB-601 the keychain does not answer, SB-602 the vault is locked, SB-604 there is no such secret, SB-605 the vault is damaged
     */
    Secret read(KeptIn keptIn, SecretSlot slot);

    /** As {@link #read}, for a look around: empty also where the store can't be asked, which takes 5 s at most. Nobody is asked to unlock a keychain for it. */
    Optional<Secret> look(KeptIn keptIn, SecretSlot slot);

    /**
     * Removes a secret from every store that can be reached, a locked vault included. A store that can't be is logged, not thrown.
     *
     * @param keptIn where it was kept last: a store that never had it is not worth a word
     */
    void forget(KeptIn keptIn, SecretSlot slot);

    /**
     * Puts a secret into one store, whichever is the best, and reads it back.
     *
     * @throws app.switchboard.base.FailureException SB-601 the keychain does not answer, SB-602 the vault is locked, SB-605 to SB-609 it can't be used, SB-611 there is none, SB-612 what is read back is something else
     */
    void put(KeptIn target, SecretSlot slot, Secret secret);

    /**
     * Removes the copies of a secret from every store but one.
     *
     * @param keptIn where it stays
     * @param before where it was kept last: this copy must go, others are removed where they can be reached
     * @throws app.switchboard.base.FailureException SB-613 the copy in {@code before} could not be deleted
     */
    void forgetElsewhere(KeptIn keptIn, KeptIn before, SecretSlot slot);

    /** True where a vault file is there, open or not. */
    boolean vaultExists();

    /** True where the vault is open; opens it first where {@value #PASSPHRASE_FILE} names its passphrase. */
    boolean vaultIsOpen();

    /**
     * Opens the vault, or makes it where there is none.
     *
     * @throws app.switchboard.base.FailureException SB-603 if the passphrase is wrong or empty, SB-605, SB-608 or SB-609 if the file can't be used
     */
    void openVault(Secret passphrase);

    /**
     * Opens the vault with the passphrase in a file, where there is a vault and it is locked: for a command whose own {@value #PASSPHRASE_FILE} names it.
     *
     * @throws app.switchboard.base.FailureException as {@link #openVault}; SB-606, SB-607 the file can't be used
     */
    void openVaultFrom(String file);

    /**
     * Seals the vault anew with another passphrase, and leaves it open. Whoever else has it open is locked out until they give the new one.
     *
     * @throws app.switchboard.base.FailureException SB-603 the old passphrase is wrong or the new one empty, SB-605, SB-608, SB-609 the file can't be used, SB-611 there is no vault; nothing is changed then
     */
    void changePassphrase(Secret old, Secret fresh);

    /** Locks the vault: its key leaves the memory. */
    void lockVault();

    /**
     * Locks the vault by itself once nobody has read or kept a secret in it for a while. Not where {@value #PASSPHRASE_FILE} opens it: nobody is there to do it again.
     *
     * @param idle zero: never, as it is at first
     */
    void lockVaultAfter(Duration idle);

    /**
     * Tells from now on when the keychain begins to keep a call waiting, as a rule because it asks the person for its password (true), and when that is over (false). Only where somebody is told do calls wait for that, a minute at most; else they give up after 5 s. Told on any thread.
     */
    Registration onKeychainWait(Consumer<Boolean> listener);

    /** The person does not want to answer the keychain: what waits for it gives up at once, with SB-601. */
    void stopWaiting();

    @Override
    void close();
}
