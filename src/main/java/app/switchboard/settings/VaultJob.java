package app.switchboard.settings;

import app.switchboard.base.Secret;
import app.switchboard.fx.Doors;

/** Opens the vault, or makes it; then nothing stays behind in this session's memory. Blocks. */
final class VaultJob {

    private final Doors doors;

    VaultJob(Doors doors) {
        this.doors = doors;
    }

    /**
     * @throws app.switchboard.base.FailureException as {@link app.switchboard.secrets.Secrets#openVault}, and where what the session keeps can't be put there
     */
    boolean open(Secret passphrase) {
        doors.secrets().openVault(passphrase);
        doors.credentials().moveFromSession();
        doors.proxy().moveFromSession();
        return true;
    }
}
