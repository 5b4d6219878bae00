package app.switchboard.secrets;

/** Where a secret is kept. */
public enum KeptIn {
    /** The operating system's keychain. */
    KEYCHAIN("in the keychain"),
    /** The passphrase vault in the data folder. */
    VAULT("in the vault"),
    /** This process's memory: gone when it ends. */
    SESSION("for this session only");

    private final String words;

    KeptIn(String words) {
        this.words = words;
    }

    /** For the log. */
    public String words() {
        return words;
    }
}
