package app.switchboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.fx.SameThread;
import app.switchboard.sync.Watch;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.Policy.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class WatchingTest {

    @TempDir
    Path folder;

    private final SameThread background = new SameThread();
    private final List<String> shown = new ArrayList<>();
    private final List<Runnable> clicks = new ArrayList<>();
    private WindowBench bench;
    private ShellViewModel shell;
    private Watching watching;

    @BeforeEach
    void open() {
        bench = new WindowBench(folder);
        bench.globex(Duration.ofHours(3));
        bench.workspaces.change("globex", Policy.DEFAULT.withSchedule(Schedule.HOURLY));
        shell = bench.window(background, false).shell;
    }

    @AfterEach
    void close() {
        watching.stop();
        shell.close();
        bench.close();
    }

    private void watch() {
        Watch watch = new Watch(
                bench.workspaces,
                bench.credentials,
                bench.history,
                bench.journal,
                bench.engine,
                () -> WindowBench.NOW,
                () -> 0L);
        watching = new Watching(
                watch,
                background,
                notice -> {
                    shown.add(notice.title() + ": " + notice.text());
                    clicks.add(notice.opens());
                },
                shell,
                bench.texts,
                bench.preferences);
    }

    private DemoAccount account() {
        return bench.twilio.account(WindowBench.SMALL_SID);
    }

    private static DemoNumber elsewhere(DemoNumber number) {
        return number.toBuilder().smsUrl("https://elsewhere.example/").build();
    }

    @Test
    void driftIsToldOnceWhateverTheNumbers() {
        account().numbers().stream()
                .limit(3)
                .forEach(number -> account().change(number.sid(), WatchingTest::elsewhere));
        watch();
        background.tick();

        assertThat(shown).containsExactly("Globex: 3 numbers were changed outside Switchboard.");
        clicks.getFirst().run();
        assertThat(shell.whereabouts().workspaceId()).isEqualTo("globex");
        assertThat(shell.problems().shownProperty().get()).satisfies(problem -> {
            assertThat(problem.text()).contains("3 numbers were changed outside Switchboard since the last sync");
            assertThat(problem.wayOut()).isEqualTo(Problem.WayOut.DRIFT);
        });
        shell.wayOut();
        assertThat(shell.problems().shownProperty().get()).isNull();
    }

    @Test
    void whatNobodyWantsToHearIsNotTold() {
        bench.preferences.set("notifications.drift", false);
        account().numbers().stream()
                .limit(3)
                .forEach(number -> account().change(number.sid(), WatchingTest::elsewhere));
        watch();
        background.tick();
        assertThat(shown).isEmpty();
    }

    @Test
    void rejectedCredentialsLeadToWhereTheyAreEntered() {
        bench.twilio.faults().denyAuth();
        watch();

        assertThat(shown).singleElement().asString().startsWith("Globex: Twilio does not accept");
        clicks.getFirst().run();
        assertThat(bench.went).contains("credentials globex");
    }

    @Test
    void nothingNewIsNothingTold() {
        watch();
        background.tick();
        assertThat(shown).isEmpty();
    }

    @Test
    void numbersThatAreGoneCanBeLetGo() {
        account().numbers().stream().limit(10).map(DemoNumber::sid).forEach(account()::remove);
        watch();
        shell.showNumbers("globex");

        assertThat(shown).singleElement().asString().contains("10 of 40 numbers are missing");
        assertThat(shell.problems().shownProperty().get())
                .satisfies(problem -> assertThat(problem.wayOut()).isEqualTo(Problem.WayOut.SHRINK));
        shell.wayOut();
        assertThat(bench.numbers.activeCounts()).containsEntry("globex", 30);
        assertThat(shell.problems().shownProperty().get()).isNull();
    }
}
