package app.switchboard.secrets;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Every SB-6xx failure, in one place, so that no code gets two meanings. */
final class SecretFailures {

    private SecretFailures() {}

    static FailureException keychain(@Nullable Throwable cause) {
        return failure(
                "SB-601",
                "The system's keychain does not answer.",
                "Unlock it and try again, or use the passphrase vault.",
                cause);
    }

    static FailureException locked() {
        return failure("SB-602", "The vault is locked.", "Open it with its passphrase and try again.", null);
    }

    static FailureException wrongPassphrase() {
        return failure("SB-603", "This passphrase does not open the vault.", "Check it and try again.", null);
    }

    static FailureException emptyPassphrase() {
        return failure("SB-603", "The passphrase is empty.", "Enter a passphrase for the vault.", null);
    }

    static FailureException absent(KeptIn keptIn) {
        String sentence = keptIn == KeptIn.SESSION
                ? "The secret was kept until Switchboard quit, and no longer."
                : "The secret that was saved is not " + place(keptIn) + " any more.";
        return failure("SB-604", sentence, "Enter it again.", null);
    }

    private static String place(KeptIn keptIn) {
        return switch (keptIn) {
            case KEYCHAIN -> "in the system's keychain";
            case VAULT -> "in the vault";
            case SESSION -> "in this session";
        };
    }

    // SB-610 is the command line's.

    static FailureException noVault() {
        return failure("SB-611", "There is no vault yet.", "Choose a passphrase to make one.", null);
    }

    static FailureException notKept(KeptIn target) {
        return failure(
                "SB-612",
                "The secret was not kept " + place(target) + ".",
                "It stays where it was; try again, or choose another place.",
                null);
    }

    static FailureException oldCopyStays(KeptIn keptIn, KeptIn before, FailureException cause) {
        return failure(
                "SB-613",
                "The secret is " + place(keptIn) + " now, and its old copy " + place(before) + " could not be deleted.",
                "Move it there again, which deletes the old copy.",
                cause);
    }

    static FailureException damaged(@Nullable Throwable cause) {
        return failure(
                "SB-605",
                "The vault file is damaged, or someone changed it.",
                "Restore vault.json from a copy, or move it away and enter what was in it again.",
                cause);
    }

    static FailureException passphraseFileOpenToOthers(Path file) {
        return failure(
                "SB-606",
                "Other users have rights on the passphrase file " + file + ".",
                "Take those rights away (chmod 600) and try again.",
                null);
    }

    static FailureException noPassphraseFile(String file, String what, @Nullable Throwable cause) {
        return failure(
                "SB-607",
                "The passphrase file " + file + " " + what + ".",
                "Put the vault's passphrase into it, or unset " + Secrets.PASSPHRASE_FILE + ".",
                cause);
    }

    static FailureException unwritable(Throwable cause) {
        return failure(
                "SB-608",
                "The vault file can't be read or written.",
                "Check the rights on the data folder and the free space, and try again.",
                cause);
    }

    static FailureException busy() {
        return failure(
                "SB-608",
                "Another Switchboard is holding the vault file.",
                "Wait until it is done, or close it, and try again.",
                null);
    }

    static FailureException tooNew() {
        return failure("SB-609", "A newer Switchboard made this vault.", "Update Switchboard and try again.", null);
    }

    private static FailureException failure(String code, String sentence, String wayOut, @Nullable Throwable cause) {
        return new Failure.Secrets(code, sentence, wayOut, cause).exception();
    }
}
