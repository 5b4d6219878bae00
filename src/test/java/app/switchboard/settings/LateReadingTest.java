package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Secret;
import app.switchboard.fx.ManualBackground;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.store.Backup;
import app.switchboard.workspace.Hook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings' panes, while what they read comes late: by then the person has chosen something else. */
@SuppressWarnings("NullAway.Init")
class LateReadingTest {

    @TempDir
    Path folder;

    private final ManualBackground held = new ManualBackground();
    private SettingsBench bench;
    private WorkspacesViewModel model;

    @BeforeEach
    void open() {
        bench = new SettingsBench(folder, TestSecrets.withKeychain(folder), held);
        bench.add("acme", "Acme");
        bench.add("globex", "Globex");
        model = bench.model.workspaces();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private WorkspaceRules rules() {
        return Objects.requireNonNull(model.rulesProperty().get());
    }

    private void shows(String id) {
        assertThat(Objects.requireNonNull(model.selected.get()).id()).isEqualTo(id);
        assertThat(rules().id()).isEqualTo(id);
        assertThat(bench.credentials.workspaceId()).isEqualTo(id);
    }

    /** The newest first, as slow threads may have it. */
    private void runBackwards() {
        while (held.waiting() > 0) {
            held.runLast();
        }
    }

    @Test
    void aWorkspaceAskedForInParticularIsNotReplacedByTheFirst() {
        model.open();
        model.edit("globex");
        held.runAll();
        shows("globex");
    }

    @Test
    void theWorkspaceChosenLastIsShown() {
        model.open();
        held.runAll();
        model.choose(model.items.getLast());
        model.choose(model.items.getFirst());
        held.runAll();
        shows("acme");
        model.choose(model.items.getLast());
        held.workAll();
        model.choose(model.items.getFirst());
        runBackwards();
        shows("acme");
    }

    @Test
    void theRulesOfTheWorkspaceBeforeCanNotBeChosenFrom() {
        model.open();
        held.runAll();
        assertThat(model.turning.get()).isFalse();
        model.choose(model.items.getLast());
        assertThat(model.turning.get()).isTrue();
        held.runAll();
        assertThat(model.turning.get()).isFalse();
    }

    @Test
    void aRuleChosenWhileTheyAreReadStaysChosen() {
        model.open();
        held.runAll();
        model.saved("acme");
        held.workAll();
        rules().readOnly().choose(true);
        held.runNext();
        assertThat(rules().readOnly().value()).as("before it is stored").isTrue();
        model.saved("acme");
        held.workAll();
        rules().production().choose(true);
        held.runLast();
        held.runAll();
        assertThat(rules().production().value()).as("after that").isTrue();
        assertThat(rules().readOnly().value()).isTrue();
    }

    @Test
    void anAddressThatIsBeingTypedOutlivesASave() {
        model.open();
        held.runAll();
        rules().hook(Hook.CALLS).address().textProperty().set("https://exam");
        model.saved("acme");
        held.runAll();
        assertThat(rules().hook(Hook.CALLS).address().textProperty().get()).isEqualTo("https://exam");
    }

    @Test
    void aRuleThatOthersChangedIsShown() {
        model.open();
        held.runAll();
        var policy = bench.bench.workspaces.require("acme").policy();
        bench.bench.workspaces.change("acme", policy.withReadOnly(true));
        model.open();
        held.runAll();
        assertThat(rules().readOnly().value()).isTrue();
    }

    @Test
    void theSecurityPaneShowsWhatWasReadLast() {
        SecurityViewModel security = bench.model.security();
        security.refresh();
        held.workAll();
        bench.bench.secrets.openVault(new Secret("correct horse"));
        security.refresh();
        runBackwards();
        assertThat(security.stores.get().vaultOpen()).isTrue();
    }

    @Test
    void theDatabasePaneShowsWhatWasReadLastAndKeepsItsRows() {
        DatabaseViewModel database = bench.model.database();
        database.refresh();
        held.workAll();
        bench.bench.doors().database().backup();
        database.refresh();
        runBackwards();
        assertThat(database.backups).hasSize(1);

        List<String> changes = new ArrayList<>();
        database.backups.addListener((ListChangeListener<Backup>) change -> changes.add(change.toString()));
        database.refresh();
        held.runAll();
        assertThat(changes).isEmpty();
    }
}
