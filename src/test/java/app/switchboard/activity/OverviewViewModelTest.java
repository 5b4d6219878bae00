package app.switchboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.demo.DemoNumber;
import app.switchboard.fx.EngineBench;
import app.switchboard.fx.SameThread;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Outcome;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewViewModelTest {

    @TempDir
    Path folder;

    private ActivityBench bench;
    private OverviewViewModel model;

    @BeforeEach
    void open() {
        bench = new ActivityBench(folder);
        model = bench.overview(new SameThread());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private OverviewViewModel.Shown shown() {
        assertThat(model.stateProperty().get()).isEqualTo(PageState.CONTENT);
        return Objects.requireNonNull(model.shownProperty().get());
    }

    private List<Attention.Kind> attention() {
        return shown().attention().stream().map(Attention::kind).toList();
    }

    private String portions() {
        return shown().portions().stream()
                .map(portion -> portion.slice() + " " + portion.count())
                .collect(Collectors.joining(", "));
    }

    private void act(Attention.Kind kind) {
        model.act(shown().attention().stream()
                .filter(about -> about.kind() == kind)
                .findFirst()
                .orElseThrow());
    }

    @Test
    void oneThatIsWellNeedsNothing() {
        bench.globex(Duration.ofHours(1));
        model.show("globex");
        assertThat(portions()).isEqualTo("AS_WANTED 40");
        assertThat(attention()).isEmpty();
        assertThat(shown().facts())
                .extracting(OverviewViewModel.Fact::value)
                .containsExactly("40", "Today, 13:02", "AC0000…0040", "By hand", "Ask", "Allowed");
        assertThat(shown().runs())
                .singleElement()
                .satisfies(run -> assertThat(run.mark()).isEqualTo(Mark.COMPLETE));
    }

    @Test
    void everyNumberIsInOneSliceAndEachTroubleHasOneWayOut() {
        bench.globex(Duration.ofHours(1));
        String sid = EngineBench.SMALL_SID;
        DemoNumber refused = bench.live(sid).get(1);
        bench.edit(sid, 1, number -> number.smsUrl(""));
        bench.twilio.faults().refuseUpdate(refused.sid(), 400, 21402, "Not that one");
        bench.sync("globex");
        bench.edit(sid, 0, number -> number.smsUrl(ActivityBench.OTHER));
        bench.check("globex");
        bench.twilio.account(sid).remove(bench.live(sid).get(39).sid());
        bench.check("globex");

        model.show("globex");
        assertThat(portions()).isEqualTo("REFUSED 1, DRIFT 1, AS_WANTED 37, RELEASED 1");
        assertThat(attention()).containsExactly(Attention.Kind.REFUSED, Attention.Kind.DRIFT);
        act(Attention.Kind.DRIFT);
        act(Attention.Kind.REFUSED);
        assertThat(bench.went)
                .containsExactly("drift globex", "review Sync[workspaceId=globex, sids=[], foreign=null]");
    }

    @Test
    void whatPointsElsewhereIsCountedAsThePolicySays() {
        bench.globex(Duration.ofHours(1));
        bench.edit(EngineBench.SMALL_SID, 0, number -> number.smsUrl(ActivityBench.OTHER));
        bench.sync("globex");
        model.show("globex");
        assertThat(portions()).isEqualTo("ELSEWHERE 1, AS_WANTED 39");
        assertThat(attention()).containsExactly(Attention.Kind.ELSEWHERE);
        bench.workspaces.change("globex", Policy.DEFAULT.withForeign(Policy.Foreign.KEEP));
        model.refresh();
        assertThat(portions()).isEqualTo("KEPT 1, AS_WANTED 39");
        assertThat(attention()).isEmpty();
        bench.workspaces.change("globex", new Policy(Policy.Foreign.REPLACE, true, Policy.Schedule.OFF));
        model.refresh();
        assertThat(portions()).isEqualTo("TO_SET 1, AS_WANTED 39");
        assertThat(attention()).containsExactly(Attention.Kind.TO_SET, Attention.Kind.READ_ONLY);
    }

    @Test
    void rejectedCredentialsComeFirstAndLeadToThem() {
        bench.globex(Duration.ofHours(1));
        model.show("globex");
        bench.setNow(EngineBench.NOW.plusSeconds(60));
        bench.twilio.faults().denyAuth();
        // Nobody asks: it follows the runs.
        bench.sync("globex");
        assertThat(attention()).containsExactly(Attention.Kind.REJECTED);
        act(Attention.Kind.REJECTED);
        assertThat(bench.went).containsExactly("credentials globex");
    }

    @Test
    void oneWithoutRunsAndNoneAtAll() {
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        model.show("initech");
        assertThat(attention()).containsExactly(Attention.Kind.NO_CREDENTIALS);
        model.show(null);
        assertThat(model.stateProperty().get()).isEqualTo(PageState.EMPTY);
        model.show("gone");
        assertThat(model.stateProperty().get()).isEqualTo(PageState.FAILED);
        assertThat(model.problemProperty().get()).contains("gone");
    }

    @Test
    void aRunThatBrokeOffIsToldUntilOneEndsWell() {
        bench.globex(Duration.ofHours(1));
        bench.run("globex", Purpose.SYNC, Outcome.CANCELLED, Duration.ofMinutes(5), 900, null);
        model.show("globex");
        assertThat(attention()).containsExactly(Attention.Kind.STOPPED);
        act(Attention.Kind.STOPPED);
        assertThat(bench.went).containsExactly("sync globex");
        model.hide();
        bench.sync("globex");
        assertThat(attention()).containsExactly(Attention.Kind.STOPPED);
        model.show("globex");
        assertThat(attention()).isEmpty();
    }

    @Test
    void aSmallShareCanBeSeen() {
        List<Double> sweeps = Donut.sweeps(List.of(1, 99_998, 1));
        assertThat(sweeps.stream().mapToDouble(sweep -> sweep).sum()).isBetween(359.99, 360.01);
        assertThat(sweeps.getFirst()).isEqualTo(4);
    }
}
