package app.switchboard.secrets;

import static app.switchboard.secrets.SecretFixtures.PASSPHRASE;
import static app.switchboard.secrets.SecretFixtures.assertFails;
import static app.switchboard.secrets.SecretFixtures.passphraseFile;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void theOwnersOwnFileIsRead(String mode) throws IOException {
        Path file = passphraseFile(folder, PASSPHRASE.reveal() + "\n", mode);

        assertThat(PassphraseFile.read(file.toString())).isEqualTo(PASSPHRASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---", "rw-rw-rw-"})
    void aFileThatOthersHaveRightsOnIsRefused(String mode) throws IOException {
        Path file = passphraseFile(folder, PASSPHRASE.reveal(), mode);

        assertThat(assertFails("SB-606", () -> PassphraseFile.read(file.toString()))
                        .text())
                .contains(file.toString(), "chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \n"})
    void anEmptyFileIsRefused(String text) throws IOException {
        Path file = passphraseFile(folder, text, "rw-------");

        assertFails("SB-607", () -> PassphraseFile.read(file.toString()));
    }

    @Test
    void aMissingFileIsRefused() {
        assertFails("SB-607", () -> PassphraseFile.read(folder.resolve("absent").toString()));
        assertFails("SB-607", () -> PassphraseFile.read("nul\0byte"));
    }

    @Test
    void whatCannotBeReadAsTextIsRefused() throws IOException {
        Path file = passphraseFile(folder, "", "rw-------");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0x80});

        assertFails("SB-607", () -> PassphraseFile.read(file.toString()));
    }
}
