package app.switchboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.fx.Background;
import app.switchboard.fx.Page;
import app.switchboard.fx.SameThread;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {

    @TempDir
    Path folder;

    private WindowBench bench;

    @BeforeEach
    void open() {
        bench = new WindowBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ShellViewModel shell() {
        return bench.window(new SameThread(), false).shell;
    }

    @Test
    void welcomesWhereThereIsNoWorkspace() {
        ShellViewModel shell = shell();
        assertThat(shell.pageProperty().get()).isEqualTo(Page.WELCOME);
        shell.exploreDemo();
        shell.showCredentials(null);
        assertThat(bench.went).containsExactly("demo", "credentials null");
        assertThat(shell.pageProperty().get()).isEqualTo(Page.WELCOME);
    }

    @Test
    void opensTheOnlyWorkspaceWithItsStateAndCount() {
        bench.globex(Duration.ofDays(1));
        ShellViewModel shell = shell();
        assertThat(shell.pageProperty().get()).isEqualTo(Page.NUMBERS);
        assertThat(shell.selectedIdProperty().get()).isEqualTo("globex");
        assertThat(shell.headerProperty().get().title()).isEqualTo("Globex");
        assertThat(shell.headerProperty().get().state()).isEqualTo("In sync, as of yesterday, 14:02");
        assertThat(shell.workspaces()).singleElement().satisfies(item -> {
            assertThat(item.numbers()).isEqualTo(40);
            assertThat(item.state()).isEqualTo(SyncState.IN_SYNC);
        });
    }

    @Test
    void syncsAndSaysWhatItDid() {
        bench.acme(Duration.ofHours(1));
        ShellViewModel shell = shell();
        List<String> said = new ArrayList<>();
        shell.headerProperty().subscribe(header -> said.add(header.state()));
        shell.sync();
        assertThat(said).contains("Verifying with Twilio…", "Listing numbers: 0 of about 250", "Saving 250 numbers");
        assertThat(shell.headerProperty().get().state()).isEqualTo("In sync, as of 14:02");
        assertThat(shell.resultProperty().get())
                .matches("Done in \\d+\\.\\d s: 250 numbers, \\d+ point elsewhere, nothing to configure");
        shell.showNumbers(null);
        assertThat(shell.resultProperty().get()).isEmpty();
    }

    @Test
    void saysWhyTheCredentialsAreRejectedAndLeadsToThem() {
        bench.globex(Duration.ofHours(1));
        ShellViewModel shell = shell();
        bench.twilio.faults().denyAuth();
        shell.sync();
        Problem problem = Objects.requireNonNull(shell.problemProperty().get());
        assertThat(problem.twilioCode()).isEqualTo(20003);
        assertThat(problem.serious()).isTrue();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.REJECTED);
        shell.wayOut();
        assertThat(bench.went).containsExactly("credentials globex");
    }

    @Test
    void syncsByItselfOnceTheNetworkIsBack() {
        bench.globex(Duration.ofHours(1));
        SameThread background = new SameThread();
        ShellViewModel shell = bench.window(background, false).shell;
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
        shell.leaveSafeMode();
        assertThat(bench.went).containsExactly("normal");
    }

    @Test
    void opensWhereThePersonWasTheLastTime() {
        bench.globex(Duration.ofHours(1));
        bench.acme(Duration.ofHours(1));
        ShellViewModel before = shell();
        before.show(Page.OVERVIEW, "globex");
        before.close();
        ShellViewModel after = shell();
        assertThat(after.selectedIdProperty().get()).isEqualTo("globex");
        assertThat(after.pageProperty().get()).isEqualTo(Page.OVERVIEW);
        bench.workspaces.remove("globex");
        assertThat(shell().selectedIdProperty().get()).isEqualTo("acme");
    }

    @Test
    void theDemoFillsItself() {
        bench.acme(Duration.ofHours(1));
        ShellViewModel shell = bench.window(new SameThread(), true).shell;
        assertThat(shell.headerProperty().get().state()).isEqualTo("In sync, as of 14:02");
    }

    @Test
    void credentialsThatWereTriedAndRejectedChangeNothing() {
        bench.globex(Duration.ofHours(1));
        bench.engine.save(
                "globex",
                EnteredCredentials.of(WindowBench.SMALL_SID, new Secret("0".repeat(32))),
                true,
                step -> {},
                Cancellation.never());
        assertThat(shell().workspaces().getFirst().state()).isEqualTo(SyncState.IN_SYNC);
    }

    @Test
    void showsOldNumbersWithTheirAgeWhenOffline() {
        bench.globex(Duration.ofHours(1));
        ShellViewModel shell = shell();
        bench.twilio.close();
        shell.sync();
        assertThat(shell.headerProperty().get().state()).isEqualTo("Offline, as of 13:02");
        assertThat(shell.workspaces().getFirst().numbers()).isEqualTo(40);
        Problem problem = Objects.requireNonNull(shell.problemProperty().get());
        assertThat(problem.serious()).isFalse();
        shell.dismissProblem();
        assertThat(shell.problemProperty().get()).isNull();
        shell.refresh();
        assertThat(shell.problemProperty().get()).isNull();
    }

    @Test
    void saysWhatRefusedItsWebhook() {
        bench.workspaces.add("globex", "Globex", WebhookTemplate.DEFAULT);
        String sid =
                bench.twilio.account(WindowBench.SMALL_SID).numbers().getFirst().sid();
        bench.twilio.faults().refuseUpdate(sid, 400, 21421, "no such number");
        ShellViewModel shell = shell();
        bench.saveGlobex();
        shell.refresh();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.ATTENTION);
        assertThat(Objects.requireNonNull(shell.problemProperty().get()).text())
                .startsWith("1 number refused the webhook. ");
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
        assertThat(shell.selectedIdProperty().get()).isNull();
        assertThat(shell.workspaces()).hasSize(1);
        assertThat(shell.headerProperty().get().title()).isEqualTo("All Numbers");
        assertThat(shell.headerProperty().get().state()).isEqualTo("40 numbers in 1 workspace");
    }

    @Test
    void marksWhatRunsAndCancelsIt() {
        bench.globex(Duration.ofHours(1));
        Held held = new Held();
        ShellViewModel shell = bench.window(held, false).shell;
        held.runAll();
        shell.sync();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.SYNCING);
        assertThat(shell.headerProperty().get().syncing()).isTrue();
        shell.cancel();
        assertThat(shell.headerProperty().get().state()).isEqualTo("Cancelling");
        held.runAll();
        assertThat(shell.headerProperty().get().syncing()).isFalse();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.ATTENTION);
        assertThat(Objects.requireNonNull(shell.problemProperty().get()).text())
                .isEqualTo("The last sync was stopped. What was finished stays.");
    }

    @Test
    void saysSoWhereNoRunCouldBegin() {
        bench.globex(Duration.ofHours(1));
        Held held = new Held();
        ShellViewModel shell = bench.window(held, false).shell;
        held.runAll();
        shell.sync();
        bench.workspaces.reset("globex");
        held.runAll();
        Problem problem = Objects.requireNonNull(shell.problemProperty().get());
        assertThat(problem.code()).isEqualTo("SB-106");
        assertThat(problem.wayOut()).isEqualTo(Problem.WayOut.CREDENTIALS);
    }

    @Test
    void readsAnewWhatWasSavedInTheSettings() {
        bench.acme(Duration.ofHours(1));
        ShellViewModel shell = shell();
        bench.globex(Duration.ZERO);
        shell.saved("globex");
        assertThat(shell.selectedIdProperty().get()).isEqualTo("acme");
        assertThat(shell.workspaces()).extracting(WorkspaceItem::id).containsExactly("acme", "globex");
        shell.showNumbers(null);
        assertThat(shell.headerProperty().get().state()).isEqualTo("290 numbers in 2 workspaces");
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

    @Test
    void forgetsAProblemOnceTheCredentialsChangeOrARunSucceeds() {
        bench.globex(Duration.ofHours(1));
        ShellViewModel shell = shell();
        bench.secrets.lock();
        shell.sync();
        Problem locked = Objects.requireNonNull(shell.problemProperty().get());
        assertThat(locked.code()).isEqualTo("SB-602");
        assertThat(locked.wayOut()).isEqualTo(Problem.WayOut.CREDENTIALS);
        bench.secrets.unlock();
        bench.saveGlobex();
        assertThat(shell.problemProperty().get()).isNull();

        bench.secrets.lock();
        shell.sync();
        assertThat(shell.problemProperty().get()).isNotNull();
        shell.saved("acme");
        assertThat(shell.problemProperty().get()).isNotNull();
        shell.saved("globex");
        assertThat(shell.problemProperty().get()).isNull();
    }

    @Test
    void savedCredentialsEndARejection() {
        bench.globex(Duration.ofHours(1));
        ShellViewModel shell = shell();
        bench.twilio.faults().denyAuth();
        bench.engine.sync("globex", step -> {}, Cancellation.never());
        bench.setNow(WindowBench.NOW.plusSeconds(5));
        bench.credentials.markVerified("globex");
        shell.refresh();
        assertThat(shell.workspaces().getFirst().state()).isEqualTo(SyncState.NEVER_SYNCED);
    }

    /** The words of before a run must not come back while it is read how it ended; but they must not be lost where that fails. */
    @Test
    void saysAfterARunHowTheWorkspaceStandsOnceItIsRead() {
        bench.globex(Duration.ofHours(1));
        Held held = new Held();
        ShellViewModel shell = bench.window(held, false).shell;
        held.runAll();
        List<String> said = new ArrayList<>();
        shell.headerProperty().subscribe(header -> said.add(header.state()));
        shell.sync();
        held.runNext();
        assertThat(shell.headerProperty().get().state()).isEmpty();
        held.runAll();
        assertThat(said.getLast()).isEqualTo("In sync, as of 14:02");
        assertThat(said.subList(1, said.size())).doesNotContain("In sync, as of 13:02");

        bench.setNow(WindowBench.NOW.plusSeconds(60));
        shell.sync();
        held.runNext();
        held.sameThread.failing();
        held.runAll();
        assertThat(Objects.requireNonNull(shell.problemProperty().get()).code()).isEqualTo("SB-402");
        assertThat(shell.headerProperty().get().state()).isEqualTo("In sync, as of 14:02");
    }

    /** Keeps background work until told to run it. */
    private static final class Held implements Background {
        private final List<Runnable> waiting = new ArrayList<>();
        private final SameThread sameThread = new SameThread();

        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
            waiting.add(() -> sameThread.run(work, done, failed));
        }

        @Override
        public void onFx(Runnable action) {
            action.run();
        }

        @Override
        public <T> Consumer<T> coalesced(Consumer<? super T> onFx) {
            return onFx::accept;
        }

        @Override
        public void after(Duration pause, Runnable onFx) {
            onFx(onFx);
        }

        @Override
        public Cancellation.Registration every(Duration pause, Runnable onFx) {
            return sameThread.every(pause, onFx);
        }

        void runNext() {
            waiting.removeFirst().run();
        }

        void runAll() {
            while (!waiting.isEmpty()) {
                waiting.removeFirst().run();
            }
        }
    }
}
