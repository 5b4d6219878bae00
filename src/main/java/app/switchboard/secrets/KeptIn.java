package app.switchboard.secrets;

/** Where a secret is kept. */
public enum KeptIn {
    /** The operating system's keychain. */
    KEYCHAIN,
    /** The passphrase vault in the data folder. */
    VAULT,
    /** This process's memory: gone when it ends. */
    SESSION
}
