package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.SettingsPane;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Beside {@link SettingsViewTest}: the way back to Switchboard's address, and the window's language. */
class WebhooksViewTest extends SettingsScene {

    @Test
    void anAddressIsExplainedAndTakenBack() throws Exception {
        close();
        Path folder = Files.createTempDirectory(temp, "german");
        use(folder, TestSecrets.withKeychain(folder), Locale.GERMANY);
        show(SettingsPane.WEBHOOKS);
        assertThat(sees("#restore")).isFalse();
        TextField template = find("#template", TextField.class);
        focus("#template");
        act(() -> template.setText("http://example.com"));
        robot.type(KeyCode.TAB);
        assertThat(problem("#templateRow")).startsWith("Die Webhook-Adresse muss mit https");
        assertThat(sees("#expansion")).isFalse();
        act(() -> template.setText("https://example.com/all"));
        focus("#template");
        robot.type(KeyCode.ENTER);
        await().until(() -> sees("#restore"));
        assertThat(problem("#templateRow")).isEmpty();
        assertThat(find("#expansion", Label.class).getText()).startsWith("Alle Arbeitsbereiche teilen");
        press("#restore");
        await().until(() -> !sees("#restore"));
        assertThat(template.getText()).isEqualTo(WebhookTemplate.DEFAULT.text());
        await().until(() -> bench.preferences().get("webhooks.template", "").equals(WebhookTemplate.DEFAULT.text()));
    }
}
