package app.switchboard.secrets;

import app.switchboard.base.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** The file that holds the vault's passphrase, for machines where nobody can type one. */
final class PassphraseFile {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private PassphraseFile() {}

    /**
     * Reads the passphrase: the file's text without the white space around it.
     *
     * @throws app.switchboard.base.FailureException SB-606 if others have rights on the file, SB-607 if it is missing, unreadable or empty
     */
    static Secret read(String name) {
        try {
            Path file = Path.of(name);
            PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (posix != null && !OWNERS.containsAll(posix.readAttributes().permissions())) {
                throw SecretFailures.passphraseFileOpenToOthers(file);
            }
            Secret passphrase = new Secret(Files.readString(file));
            if (passphrase.isEmpty()) {
                throw SecretFailures.noPassphraseFile(name, "is empty", null);
            }
            return passphrase;
        } catch (NoSuchFileException | InvalidPathException e) {
            throw SecretFailures.noPassphraseFile(name, "does not exist", e);
        } catch (IOException e) {
            throw SecretFailures.noPassphraseFile(name, "can't be read as text", e);
        }
    }
}
