package app.switchboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.Desk;
import app.switchboard.fx.EngineBench;
import app.switchboard.fx.SameThread;
import app.switchboard.history.History.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftViewModelTest {

    private static final String OURS = "https://cc.automate8.com/api/twilio/globex/webhook";

    @TempDir
    Path folder;

    private ActivityBench bench;
    private Desk desk;
    private DriftViewModel model;

    @BeforeEach
    void open() {
        bench = new ActivityBench(folder);
        bench.globex(Duration.ofHours(1));
        desk = bench.desk(new SameThread());
        model = bench.drift(desk);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private DriftRow.Change change(int row) {
        return (DriftRow.Change) model.rows().get(row);
    }

    @Test
    void whereNothingWasChangedOneCanCheck() {
        model.show("globex");
        assertThat(model.stateProperty().get()).isEqualTo(PageState.EMPTY);
        bench.edit(EngineBench.SMALL_SID, 0, number -> number.smsUrl(ActivityBench.OTHER));
        model.check();
        assertThat(model.checkingProperty().get()).isFalse();
        assertThat(desk.tasks().all())
                .singleElement()
                .satisfies(task -> assertThat(task.purpose()).isEqualTo(Purpose.CHECK));
        assertThat(model.stateProperty().get()).isEqualTo(PageState.CONTENT);
        assertThat(change(1).values()).isEqualTo(new Values("Messages", OURS, ActivityBench.OTHER));
    }

    @Test
    void numbersStandInOrderUnderTheirWorkspaceEachNamedOnce() {
        bench.acme(Duration.ofHours(1));
        bench.edit(EngineBench.SMALL_SID, 5, number -> number.smsUrl("").smsMethod("GET"));
        bench.edit(EngineBench.SMALL_SID, 2, number -> number.smsUrl(ActivityBench.OTHER));
        bench.edit(DemoAccount.EXPLORE_SID, 0, number -> number.smsUrl(ActivityBench.OTHER));
        bench.check("globex");
        bench.check("acme");

        model.show(null);
        List<String> lines = model.rows().stream()
                .map(row -> switch (row) {
                    case DriftRow.Group group -> group.name() + " " + group.numbers();
                    case DriftRow.Change change ->
                        (change.first() ? change.phone() : "") + " "
                                + change.values().field();
                })
                .toList();
        assertThat(lines)
                .containsExactly(
                        "Acme Ltd 1",
                        "+1 305-555-0163 Messages",
                        "Globex 2",
                        "+1 415-555-0002 Messages",
                        "+1 415-555-0005 Messages",
                        " Messages, method");
        assertThat(change(4).values().after()).isEmpty();
        assertThat(change(4).when()).isEqualTo("Today, 14:02");
        model.show("acme");
        assertThat(model.rows()).hasSize(2);
    }

    @Test
    void leadsToThePlanToTheNumberAndToTheSyncThatSettlesIt() {
        bench.edit(EngineBench.SMALL_SID, 0, number -> number.smsUrl(ActivityBench.OTHER));
        bench.check("globex");
        model.show("globex");
        String numberId = bench.numbers.of("globex").getFirst().number().id();
        model.review(model.rows().getFirst());
        model.open(model.rows().getLast());
        model.accept(model.rows().getFirst());
        assertThat(bench.went)
                .containsExactly(
                        "review Sync[workspaceId=globex, sids=[], foreign=null]",
                        "number globex " + numberId,
                        "sync globex");
        bench.sync("globex");
        assertThat(model.stateProperty().get()).isEqualTo(PageState.EMPTY);
    }

    @Test
    void aCheckThatFailsSaysWhy() {
        bench.twilio.faults().denyAuth();
        model.show(null);
        model.check();
        assertThat(model.stateProperty().get()).isEqualTo(PageState.EMPTY);
        assertThat(model.problemProperty().get()).contains("Auth Token");
        assertThat(model.checkingProperty().get()).isFalse();
        model.show(null);
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void whatRunsAlreadyIsNotCheckedTwice() {
        model.show("globex");
        bench.engine.check(
                "globex", app.switchboard.sync.SyncOptions.DEFAULT, step -> model.check(), Cancellation.never());
        assertThat(desk.tasks().all()).isEmpty();
    }
}
