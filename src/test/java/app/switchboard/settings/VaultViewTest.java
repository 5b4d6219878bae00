package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.SettingsPane;
import app.switchboard.secrets.TestSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Beside {@link CredentialsKeyboardTest}, which opens one: one that is put off, and a passphrase that is too short or not the same. */
class VaultViewTest extends SettingsScene {

    @Test
    void aVaultIsPutOffAndItsPassphraseAskedForTwice() throws Exception {
        close();
        Path folder = Files.createTempDirectory(temp, "vault");
        use(folder, TestSecrets.withoutKeychain(folder), Locale.UK);
        show(SettingsPane.WORKSPACES);
        await().until(() -> sees("#openVaultField"));
        press("#openVaultField");
        enter("short");
        robot.type(KeyCode.ENTER);
        assertThat(problem("#vaultRow")).isEqualTo("At least 8 characters.");
        press("#closeVaultField");
        assertThat(sees("#vaultBox")).isFalse();
        assertThat(isAt("#openVaultField")).isTrue();

        press("#openVaultField");
        enter("correct horse");
        robot.type(KeyCode.ENTER);
        assertThat(problem("#repeatRow")).isEqualTo("Enter the passphrase once more.");
        enter("correct hose");
        robot.type(KeyCode.ENTER);
        assertThat(problem("#repeatRow")).isEqualTo("The two are not the same.");
        enter("correct horse");
        assertThat(find("#repeat", RevealField.class).input().getText()).isEqualTo("correct horse");
        assertThat(bench.bench.secrets.vaultExists()).isFalse();
    }
}
