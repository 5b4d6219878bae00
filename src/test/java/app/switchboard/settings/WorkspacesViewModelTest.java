package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.Desk;
import app.switchboard.fx.SameThread;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of workspaces in the settings, while somebody else changes them. */
class WorkspacesViewModelTest {

    @TempDir
    Path folder;

    private Workbench bench;
    private WorkspacesViewModel model;
    private CredentialsViewModel pane;

    @BeforeEach
    void open() {
        bench = new Workbench(folder, TestSecrets.withKeychain(folder), DemoAccount.explore());
        bench.workspaces.add("acme", "Acme", WebhookTemplate.DEFAULT);
        Desk desk = bench.desk(new SameThread());
        pane = bench.pane(desk);
        SettingsActions actions = new SettingsActions(
                () -> {}, backup -> {}, () -> {}, id -> {}, appearance -> {}, address -> {}, file -> {});
        model = new WorkspacesViewModel(bench.doors(), desk, actions, pane);
        model.open();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatACommandLineAddsAndTakesAwayIsFollowed() {
        Workbench.fill(pane, Workbench.TOKEN);
        WorkspaceRules rules = model.rulesProperty().get();
        bench.workspaces.add("globex", "Globex", WebhookTemplate.DEFAULT);
        model.changedElsewhere();
        assertThat(model.items).extracting(WorkspacesViewModel.Item::id).containsExactly("acme", "globex");
        assertThat(model.selected.get()).isEqualTo(model.items.getFirst());
        assertThat(model.rulesProperty().get()).isSameAs(rules);
        assertThat(pane.form().authToken().textProperty().get())
                .as("what was typed")
                .isEqualTo(Workbench.TOKEN);

        bench.workspaces.remove("acme");
        model.changedElsewhere();
        assertThat(model.items).extracting(WorkspacesViewModel.Item::id).containsExactly("globex");
        assertThat(model.selected.get()).isEqualTo(model.items.getFirst());
        assertThat(pane.workspaceId()).isEqualTo("globex");
    }
}
