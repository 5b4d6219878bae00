package app.switchboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.fx.ManualBackground;
import app.switchboard.fx.Page;
import app.switchboard.workspace.WebhookTemplate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the window shows: its pages and its workspaces. */
class ShellViewModelTest extends ShellFixture {

    @Test
    void welcomesWhereThereIsNoWorkspace() {
        ShellViewModel shell = shell();
        assertThat(shell.whereabouts().page()).isEqualTo(Page.WELCOME);
        shell.exploreDemo();
        shell.showCredentials(null);
        assertThat(bench.went).containsExactly("demo", "credentials null");
        assertThat(shell.whereabouts().page()).isEqualTo(Page.WELCOME);
    }

    @Test
    void opensTheOnlyWorkspaceWithItsStateAndCount() {
        bench.globex(Duration.ofDays(1));
        ShellViewModel shell = shell();
        assertThat(shell.whereabouts().page()).isEqualTo(Page.NUMBERS);
        assertThat(shell.whereabouts().workspaceId()).isEqualTo("globex");
        assertThat(shell.headerProperty().get().title()).isEqualTo("Globex");
        assertThat(shell.headerProperty().get().state()).isEqualTo("In sync, as of yesterday, 14:02");
        assertThat(shell.workspaces()).singleElement().satisfies(item -> {
            assertThat(item.numbers()).isEqualTo(40);
            assertThat(item.state()).isEqualTo(SyncState.IN_SYNC);
        });
    }

    @Test
    void opensWhereThePersonWasTheLastTime() {
        bench.globex(Duration.ofHours(1));
        bench.acme(Duration.ofHours(1));
        ShellViewModel before = shell();
        before.show(Page.OVERVIEW, "globex");
        before.close();
        ShellViewModel after = shell();
        assertThat(after.whereabouts().workspaceId()).isEqualTo("globex");
        assertThat(after.whereabouts().page()).isEqualTo(Page.OVERVIEW);
        bench.workspaces.remove("globex");
        assertThat(shell().whereabouts().workspaceId()).isEqualTo("acme");
    }

    @Test
    void aWorkspaceWithoutCredentialsWasNeverSynced() {
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        ShellViewModel shell = shell();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.NEVER_SYNCED);
        assertThat(shell.headerProperty().get().canSync()).isFalse();
    }

    @Test
    void leavesAWorkspaceThatIsRemoved() {
        bench.globex(Duration.ofHours(1));
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        ShellViewModel shell = shell();
        shell.showNumbers("initech");
        bench.workspaces.remove("initech");
        shell.refresh();
        assertThat(shell.whereabouts().workspaceId()).isNull();
        assertThat(shell.workspaces()).hasSize(1);
        assertThat(shell.headerProperty().get().title()).isEqualTo("All Numbers");
        assertThat(shell.headerProperty().get().state()).isEqualTo("40 numbers in 1 workspace");
    }

    @Test
    void readsAnewWhatWasSavedInTheSettings() {
        bench.acme(Duration.ofHours(1));
        ShellViewModel shell = shell();
        bench.globex(Duration.ZERO);
        shell.saved("globex");
        assertThat(shell.whereabouts().workspaceId()).isEqualTo("acme");
        assertThat(shell.workspaces()).extracting(WorkspaceItem::id).containsExactly("acme", "globex");
        shell.showNumbers(null);
        assertThat(shell.headerProperty().get().state()).isEqualTo("290 numbers in 2 workspaces");
    }

    @Test
    void aWorkspaceIsNotLeftBecauseAnOlderReadingDoesNotKnowIt() {
        bench.globex(Duration.ofHours(1));
        ManualBackground held = new ManualBackground();
        ShellViewModel shell = shell(held);
        held.runAll();
        shell.refresh();
        held.workAll();
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        shell.saved("initech");
        shell.showNumbers("initech");
        held.runAll();
        assertThat(shell.whereabouts().workspaceId()).isEqualTo("initech");
        assertThat(shell.headerProperty().get().title()).isEqualTo("Initech");
    }
}
