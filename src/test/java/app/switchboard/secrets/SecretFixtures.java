package app.switchboard.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of this package share. */
final class SecretFixtures {

    static final SecretSlot SLOT = SecretSlot.authToken("ws-1", "AC00000000000000000000000000000001");
    static final SecretSlot OTHER = SecretSlot.authToken("ws-2", "AC00000000000000000000000000000002");
    static final Secret TOKEN = new Secret("canary0123456789abcdef0123456789");
    static final Secret PASSPHRASE = new Secret("correct horse battery staple");

    private SecretFixtures() {}

    /** Checks the code, that the person gets whole sentences, and that no secret is in them. */
    static Failure assertFails(String code, ThrowingCallable work) {
        FailureException thrown = catchThrowableOfType(FailureException.class, work);
        assertThat(thrown).as("a failure with " + code).isNotNull();
        Failure failure = thrown.failure();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.sentence()).endsWith(".");
        assertThat(failure.wayOut()).endsWith(".");
        assertThat(failure.text()).doesNotContain(TOKEN.reveal(), PASSPHRASE.reveal());
        return failure;
    }

    static KeychainExecutor.Limits limits(Duration each) {
        return new KeychainExecutor.Limits(each, each, each);
    }

    static Path passphraseFile(Path folder, String text, String mode) throws IOException {
        assumePosix();
        Path file = Files.writeString(folder.resolve("passphrase"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    static void assumePosix() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "needs POSIX file modes");
    }
}
