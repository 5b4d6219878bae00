package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsTextTest {

    @TempDir
    Path folder;

    @Test
    void tellsStatesAndNeitherSecretsNorNames() {
        try (Workbench bench = new Workbench(folder, TestSecrets.withKeychain(folder), DemoAccount.explore())) {
            // A person may well have taken the token for the id.
            Workspace workspace =
                    bench.workspaces.add(Workbench.TOKEN, "Acme Ltd +14155550132", WebhookTemplate.DEFAULT);
            EnteredCredentials entered = EnteredCredentials.of(Workbench.SID, new Secret(Workbench.TOKEN));
            bench.credentials.keep(workspace, entered, true);
            String text = DiagnosticsText.of(bench.doors());
            assertThat(text)
                    .doesNotContain(Workbench.TOKEN)
                    .doesNotContain(Workbench.SID)
                    .doesNotContain("Acme")
                    .doesNotContain("4155550132")
                    .contains("AC…" + Workbench.SID.substring(30))
                    .contains("in the keychain, verified; foreign ask, checked off; never synced")
                    .contains("Java: " + System.getProperty("java.version"))
                    .containsPattern("Database: \\d+ bytes, schema \\d+, H2 2");
        }
    }

    @Test
    void takesOutWhatSlippedIn() {
        String raw = "token " + Workbench.TOKEN + " of " + Workbench.SID + " for +14155550132 in "
                + System.getProperty("user.home") + "/x";
        assertThat(DiagnosticsText.redact(raw))
                .isEqualTo("token (left out) of AC…" + Workbench.SID.substring(30) + " for (a number) in ~/x");
    }

    @Test
    void aMistakeIsToldWithItsPlaceAndWithoutSecrets() {
        String text =
                DiagnosticsText.of(null, new IllegalStateException("no " + Workbench.TOKEN + " for +14155550132"));
        assertThat(text)
                .contains("Java: ", "java.lang.IllegalStateException: no (left out) for (a number)")
                .contains("at app.switchboard.settings.DiagnosticsTextTest.aMistakeIsToldWithItsPlace")
                .doesNotContain(Workbench.TOKEN, "Database");
    }
}
