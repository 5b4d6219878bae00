package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.ManualBackground;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.workspace.WebhookTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials whose Auth Token is in a locked vault, while answers come late or in another order than they were asked for. */
@SuppressWarnings("NullAway.Init")
class LateAnswersTest {

    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private final ManualBackground held = new ManualBackground();
    private final List<String> saved = new ArrayList<>();
    private Workbench bench;
    private CredentialsViewModel pane;

    /** Once: the key of a vault takes a moment to compute, on purpose. */
    @BeforeAll
    static void make() {
        try (Workbench before = new Workbench(made, TestSecrets.withoutKeychain(made), DemoAccount.explore())) {
            before.secrets.openVault(new Secret(PASSPHRASE));
            before.workspaces.add("globex", "Globex", WebhookTemplate.DEFAULT);
            var acme = before.workspaces.add("acme", "Acme Ltd", WebhookTemplate.DEFAULT);
            before.credentials.keep(acme, EnteredCredentials.of(Workbench.SID, new Secret(Workbench.TOKEN)), true);
        }
    }

    @BeforeEach
    void open() throws IOException {
        try (var files = Files.list(made)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        bench = new Workbench(folder, TestSecrets.withoutKeychain(folder), DemoAccount.explore());
        pane = bench.pane(held);
        pane.onSaved(saved::add);
        pane.edit("acme");
        // What is stored; the stores are still being asked.
        held.runNext();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void openVault(String passphrase) {
        pane.place().passphrase().textProperty().set(passphrase);
        pane.place().openVault();
    }

    private SecretPlace.Offer offer() {
        return pane.place().offerProperty().get();
    }

    private String name() {
        return pane.form().name().textProperty().get();
    }

    private void type(String name) {
        pane.form().name().textProperty().set(name);
    }

    @Test
    void aPassphraseThatWasRefusedStaysRefusedUntilSomethingIsTyped() {
        held.runAll();
        assertThat(offer()).isEqualTo(SecretPlace.Offer.UNLOCK);
        pane.save();
        held.runNext();
        assertThat(held.waiting()).as("it looks again").isEqualTo(1);
        openVault("wrong");
        held.runLast();
        Entry passphrase = pane.place().passphrase();
        Entry.Problem refused = passphrase.problemProperty().get();
        assertThat(refused).isNotNull();

        held.runAll();
        assertThat(passphrase.problemProperty().get()).isEqualTo(refused);
        passphrase.leave();
        assertThat(passphrase.problemProperty().get()).isEqualTo(refused);
        passphrase.textProperty().set("wrong again");
        assertThat(passphrase.problemProperty().get()).isNull();
    }

    @Test
    void whatTheStoresSaidBeforeTheVaultWasOpenedIsOld() {
        held.workAll();
        openVault(PASSPHRASE);
        held.runLast();
        held.runLast();
        assertThat(offer()).isEqualTo(SecretPlace.Offer.NONE);
        held.runAll();
        assertThat(offer()).isEqualTo(SecretPlace.Offer.NONE);
        assertThat(pane.place().lineProperty().get()).doesNotContain("locked");
    }

    /** Its field is gone with the vault's question. */
    @Test
    void theKeyboardHasAPlaceAsSoonAsTheVaultIsOpen() {
        held.runAll();
        openVault(PASSPHRASE);
        held.runNext();
        assertThat(held.waiting()).as("the stores are asked").isEqualTo(1);
        assertThat(pane.state().focusRequest.get()).isEqualTo(Focus.SAVE);
    }

    @Test
    void whoIsTypingKeepsTheKeyboard() {
        type("Acme Group");
        pane.state().focusRequest.set(null);
        held.runAll();
        assertThat(offer()).isEqualTo(SecretPlace.Offer.UNLOCK);
        assertThat(pane.state().focusRequest.get()).isNull();
    }

    @Test
    void whatFailsForTheWorkspaceBeforeIsNotToldOfThisOne() {
        held.failing();
        held.workAll();
        pane.edit("globex");
        held.runNext();
        assertThat(pane.state().notice.get()).isNull();
        assertThat(pane.state().loading.get()).isTrue();
    }

    @Test
    void aRemovalThatEndsLateLeavesAloneWhatIsTypedForAnother() {
        held.runAll();
        pane.removal().ask(Removal.Step.REMOVE);
        pane.confirmRemoval();
        pane.edit("globex");
        held.runLast();
        type("Globex Group");
        held.runAll();
        assertThat(saved).containsExactly("acme");
        assertThat(bench.workspaces.find("acme")).isEmpty();
        assertThat(pane.workspaceId()).isEqualTo("globex");
        assertThat(name()).isEqualTo("Globex Group");
        assertThat(bench.went).isEmpty();
    }
}
