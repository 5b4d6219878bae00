package app.switchboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.fx.ManualBackground;
import app.switchboard.fx.SameThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How runs begin, show and end in the window. */
class ShellSyncTest extends ShellFixture {

    @Test
    void syncsAndSaysWhatItDid() {
        bench.acme(Duration.ofHours(1));
        ShellViewModel shell = shell();
        List<String> said = new ArrayList<>();
        shell.headerProperty().subscribe(header -> said.add(header.state()));
        shell.sync();
        assertThat(said).contains("Verifying with Twilio…", "Listing numbers: 0 of about 250", "Saving 250 numbers");
        assertThat(shell.headerProperty().get().state()).isEqualTo("In sync, as of 14:02");
        assertThat(shell.runs().resultProperty().get())
                .matches("Done in \\d+\\.\\d s: 250 numbers, \\d+ point elsewhere, nothing to configure");
        shell.showNumbers(null);
        assertThat(shell.runs().resultProperty().get()).isEmpty();
    }

    @Test
    void syncsByItselfOnceTheNetworkIsBack() {
        bench.globex(Duration.ofHours(1));
        SameThread background = new SameThread();
        ShellViewModel shell = shell(background);
        bench.twilio.faults().when("GET", "").always().drop();
        shell.sync();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.OFFLINE);
        int runs = bench.history.recent("globex", 9).size();

        background.tick();
        assertThat(bench.history.recent("globex", 9)).hasSize(runs);

        bench.twilio.faults().clear();
        background.tick();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.IN_SYNC);
        bench.twilio.forgetRequests();
        background.tick();
        assertThat(bench.twilio.requests()).isEmpty();
        shell.close();
    }

    @Test
    void inSafeModeNothingRunsByItself() {
        bench.globex(Duration.ofHours(1));
        SameThread background = new SameThread();
        ShellViewModel shell = bench.safe(background).shell;
        bench.twilio.faults().when("GET", "").always().drop();
        shell.sync();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.OFFLINE);
        bench.twilio.faults().clear();
        background.tick();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.OFFLINE);
        shell.faces().leaveSafeMode().run();
        assertThat(bench.went).containsExactly("normal");
    }

    @Test
    void theDemoFillsItself() {
        bench.acme(Duration.ofHours(1));
        ShellViewModel shell = bench.window(new SameThread(), true).shell;
        assertThat(shell.headerProperty().get().state()).isEqualTo("In sync, as of 14:02");
    }

    @Test
    void marksWhatRunsAndCancelsIt() {
        bench.globex(Duration.ofHours(1));
        ManualBackground background = new ManualBackground();
        ShellViewModel shell = shell(background);
        background.runAll();
        shell.sync();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.SYNCING);
        assertThat(shell.headerProperty().get().syncing()).isTrue();
        shell.runs().cancel();
        assertThat(shell.headerProperty().get().state()).isEqualTo("Cancelling");
        background.runAll();
        assertThat(shell.headerProperty().get().syncing()).isFalse();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.ATTENTION);
        assertThat(Objects.requireNonNull(shell.problems().shownProperty().get())
                        .text())
                .isEqualTo("The last sync was stopped. What was finished stays.");
    }

    @Test
    void marksTheRunsThatOthersStart() {
        bench.acme(Duration.ofHours(1));
        bench.globex(Duration.ofHours(1));
        ShellViewModel shell = shell();
        List<SyncState> seen = new ArrayList<>();
        bench.engine.sync(
                "globex", step -> seen.add(shell.workspaces().getLast().state()), Cancellation.never());
        assertThat(seen).isNotEmpty().containsOnly(SyncState.SYNCING);
        assertThat(shell.workspaces()).extracting(WorkspaceItem::state).containsOnly(SyncState.IN_SYNC);
    }

    /** The words of before a run must not come back while it is read how it ended; but they must not be lost where that fails. */
    @Test
    void saysAfterARunHowTheWorkspaceStandsOnceItIsRead() {
        bench.globex(Duration.ofHours(1));
        ManualBackground background = new ManualBackground();
        ShellViewModel shell = shell(background);
        background.runAll();
        List<String> said = new ArrayList<>();
        shell.headerProperty().subscribe(header -> said.add(header.state()));
        shell.sync();
        background.runNext();
        assertThat(shell.headerProperty().get().state()).isEmpty();
        background.runAll();
        assertThat(said.getLast()).isEqualTo("In sync, as of 14:02");
        assertThat(said.subList(1, said.size())).doesNotContain("In sync, as of 13:02");

        bench.setNow(WindowBench.NOW.plusSeconds(60));
        shell.sync();
        background.runNext();
        background.failing();
        background.runAll();
        assertThat(Objects.requireNonNull(shell.problems().shownProperty().get())
                        .code())
                .isEqualTo("SB-402");
        assertThat(shell.headerProperty().get().state()).isEqualTo("In sync, as of 14:02");
    }
}
