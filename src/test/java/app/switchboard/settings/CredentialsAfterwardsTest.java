package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.Secret;
import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.SameThread;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of saved credentials: other workspaces, removal, a vault, a restart. */
class CredentialsAfterwardsTest extends CredentialsPane {

    @Test
    void anotherWorkspaceShowsItsOwn() {
        saveAcme();
        bench.workspaces.add("globex", "Globex", new WebhookTemplate("https://example.com/{workspaceId}"));
        pane.edit("globex");
        assertThat(pane.form().accountSid().value()).isEmpty();
        assertThat(pane.form().webhook().value()).isEqualTo("https://example.com/{workspaceId}");
        assertThat(pane.state().progressText.get()).isEmpty();
        assertThat(pane.place().lineProperty().get()).isEqualTo("Will be kept in this computer’s keychain.");
        pane.edit("gone");
        assertThat(notice()).contains("There is no workspace \"gone\"");
    }

    @Test
    void startingOverClearsHereAlone() {
        saveAcme();
        bench.twilio.forgetRequests();
        pane.removal().ask(Removal.Step.RESET);
        pane.confirmRemoval();
        assertThat(bench.numbers.of("acme-ltd")).isEmpty();
        assertThat(bench.credentials.find("acme-ltd")).isEmpty();
        assertThat(pane.form().accountSid().value()).isEmpty();
        assertThat(notice()).startsWith("Cleared.");
        assertThat(bench.twilio.requests()).isEmpty();
        assertThat(saved).containsExactly("acme-ltd");
    }

    @Test
    void removingForgetsTheSecretToo() {
        saveAcme();
        var kept = bench.credentials.find("acme-ltd").orElseThrow();
        pane.confirmRemoval();
        assertThat(bench.workspaces.all()).as("nothing was asked for yet").hasSize(1);
        pane.removal().ask(Removal.Step.REMOVE);
        pane.confirmRemoval();
        assertThat(bench.workspaces.all()).isEmpty();
        assertThat(bench.went).containsExactly("numbers null");
        bench.workspaces.add("acme-ltd", "Again", WebhookTemplate.DEFAULT);
        assertThatThrownBy(() -> bench.credentials.secretOf(kept)).hasMessageContaining("SB-604");
    }

    @Test
    void withoutAKeychainItOffersAVault() {
        bench.close();
        Path other = folder.resolve("other");
        bench = new Workbench(other, TestSecrets.withoutKeychain(other), DemoAccount.explore());
        use(bench.pane(new SameThread()));
        pane.edit(null);
        assertThat(pane.place().lineProperty().get()).contains("until Switchboard quits");
        assertThat(pane.place().offerProperty().get()).isEqualTo(SecretPlace.Offer.CREATE);
        saveAcme();
        assertThat(bench.credentials.find("acme-ltd")).get().matches(kept -> kept.keptIn() == KeptIn.SESSION);

        pane.place().passphrase().textProperty().set("short");
        pane.place().openVault();
        assertThat(pane.place().passphrase().problemProperty().get()).isNotNull();
        pane.place().passphrase().textProperty().set("correct horse battery");
        pane.place().repeat().textProperty().set("correct horse batery");
        pane.place().openVault();
        assertThat(pane.place().repeat().problemProperty().get())
                .extracting(Entry.Problem::text)
                .isEqualTo("The two are not the same.");
        assertThat(pane.state().focusRequest.get()).isEqualTo(Focus.REPEAT);
        assertThat(bench.secrets.vaultExists()).isFalse();
        pane.place().repeat().textProperty().set("correct horse battery");
        pane.place().openVault();
        assertThat(pane.place().offerProperty().get()).isEqualTo(SecretPlace.Offer.NONE);
        assertThat(pane.place().passphrase().value()).isEmpty();
        assertThat(pane.place().lineProperty().get())
                .isEqualTo("Kept in Switchboard’s vault, verified today, 14:02. Leave empty to keep it.");
        assertThat(pane.state().focusRequest.get()).isEqualTo(Focus.SAVE);
        assertThat(bench.credentials.find("acme-ltd")).get().matches(kept -> kept.keptIn() == KeptIn.VAULT);
        assertThat(bench.secretOf("acme-ltd")).isEqualTo(Workbench.TOKEN);
        afterARestartTheVaultIsLocked(other);
    }

    @Test
    void escapeLeavesForTheNumbers() {
        pane.leave();
        saveAcme();
        assertThat(pane.state().focusRequest.get()).isEqualTo(Focus.SHOW_NUMBERS);
        assertThat(pane.state().numbersNext.get()).isTrue();
        pane.form().name().textProperty().set("Acme Group");
        assertThat(pane.state().numbersNext.get()).isFalse();
        pane.removal().ask(Removal.Step.REMOVE);
        pane.leave();
        assertThat(pane.removal().askingProperty().get()).isEqualTo(Removal.Step.NOTHING);
        pane.leave();
        assertThat(bench.went).containsExactly("numbers null", "numbers acme-ltd");
    }

    private void afterARestartTheVaultIsLocked(Path other) {
        bench.close();
        bench = new Workbench(other, TestSecrets.withoutKeychain(other), DemoAccount.explore());
        use(bench.pane(new SameThread()));
        pane.edit("acme-ltd");
        assertThat(pane.place().lineProperty().get()).isEqualTo("Kept in Switchboard’s vault, which is locked.");
        assertThat(pane.place().offerProperty().get()).isEqualTo(SecretPlace.Offer.UNLOCK);
        assertThat(pane.state().focusRequest.get()).isEqualTo(Focus.PASSPHRASE);
        pane.save();
        assertThat(notice()).contains("vault");
        pane.place().passphrase().textProperty().set("wrong");
        pane.place().openVault();
        assertThat(Objects.requireNonNull(
                                pane.place().passphrase().problemProperty().get())
                        .text())
                .isNotEmpty();
        assertThat(pane.state().focusRequest.get()).isEqualTo(Focus.PASSPHRASE);
        pane.place().passphrase().textProperty().set("correct horse battery");
        pane.place().openVault();
        pane.save();
        assertThat(pane.state().progressText.get()).startsWith("Done in");
    }

    @Test
    void aTokenOfTheLastSessionIsAskedForAgain() {
        bench.close();
        Path other = folder.resolve("session");
        bench = new Workbench(other, TestSecrets.withoutKeychain(other), DemoAccount.explore());
        use(bench.pane(new SameThread()));
        pane.edit(null);
        saveAcme();
        bench.close();
        bench = new Workbench(other, TestSecrets.withoutKeychain(other), DemoAccount.explore());
        use(bench.pane(new SameThread()));
        pane.edit("acme-ltd");
        assertThat(pane.savable().get()).isFalse();
        assertThat(pane.state().tokenPrompt.get()).isEqualTo("Enter the Auth Token again");
        assertThat(pane.place().lineProperty().get()).contains("so it is gone");
        assertThat(pane.state().focusRequest.get()).isEqualTo(Focus.AUTH_TOKEN);
        pane.form().leaveAll();
        assertThat(Objects.requireNonNull(tokenProblem()).text()).contains("Enter it again");
        assertThat(new Secret(pane.form().accountSid().value()).reveal()).isEqualTo(Workbench.SID);
    }
}
