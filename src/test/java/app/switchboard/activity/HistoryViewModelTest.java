package app.switchboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.fx.EngineBench;
import app.switchboard.fx.ManualBackground;
import app.switchboard.fx.SameThread;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Outcome;
import app.switchboard.history.RunReport.Item;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryViewModelTest {

    private static final String OURS = "https://cc.automate8.com/api/twilio/globex/webhook";

    @TempDir
    Path folder;

    private ActivityBench bench;
    private HistoryViewModel model;

    @BeforeEach
    void open() {
        bench = new ActivityBench(folder);
        model = bench.history(new SameThread());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private RunItem selected() {
        return Objects.requireNonNull(model.selectedProperty().get());
    }

    @Test
    void theNewestRunIsSelectedAndItsChangesAreTold() {
        bench.globex(Duration.ofHours(1));
        bench.edit(EngineBench.SMALL_SID, 0, number -> number.smsUrl("").smsMethod("GET"));
        model.show("globex");
        assertThat(model.rows()).hasSize(1);
        bench.sync("globex");

        assertThat(model.rows()).extracting(RunItem::purposeText).containsExactly("Sync", "Save");
        // Where the reader stood it stays.
        assertThat(selected().purpose()).isEqualTo(Purpose.SAVE);
        model.selectedProperty().set(model.rows().getFirst());
        assertThat(selected().figures()).isEqualTo("40 numbers, 1 configured");
        assertThat(selected().when()).isEqualTo("Today, 14:02");
        assertThat(model.changes())
                .extracting(ChangeRow::values)
                .containsExactly(new Values("Messages", "", OURS), new Values("Messages, method", "GET", "POST"));
        assertThat(model.changes()).extracting(ChangeRow::first).containsExactly(true, false);
        assertThat(model.changes().getFirst().outcomeText()).isEqualTo("Set");
    }

    @Test
    void aRunIsTakenBackOnceAndAChangeLeadsToItsNumber() {
        bench.globex(Duration.ofHours(1));
        bench.edit(EngineBench.SMALL_SID, 0, number -> number.smsUrl(""));
        bench.sync("globex");
        model.show("globex");
        assertThat(model.undoableProperty().get()).isTrue();
        model.undo();
        String runId = selected().id();
        model.open(model.changes().getFirst());
        String numberId = bench.numbers.of("globex").getFirst().number().id();
        assertThat(bench.went)
                .containsExactly(
                        "review UndoRun[workspaceId=globex, runId=" + runId + "]", "number globex " + numberId);

        bench.engine.undo("globex", bench.doors().undo().run("globex", runId), step -> {}, Cancellation.never());
        assertThat(model.rows().getFirst().purpose()).isEqualTo(Purpose.UNDO);
        model.selectedProperty().set(model.rows().get(1));
        assertThat(model.undoableProperty().get()).isFalse();
        assertThat(model.changes().getFirst().outcomeText()).isEqualTo("Taken back");
        model.undo();
        assertThat(bench.went).hasSize(2);
    }

    @Test
    void whatTwilioRefusedIsNotUndoneAndSaysWhy() {
        bench.globex(Duration.ofHours(1));
        bench.edit(EngineBench.SMALL_SID, 0, number -> number.smsUrl(""));
        bench.twilio
                .faults()
                .refuseUpdate(bench.live(EngineBench.SMALL_SID).getFirst().sid(), 400, 21402, "Not that one");
        bench.sync("globex");
        model.show(null);
        assertThat(model.changes().getFirst().outcomeText()).isEqualTo("Refused");
        assertThat(model.changes().getFirst().message()).isNotEmpty();
        assertThat(model.undoableProperty().get()).isFalse();
        assertThat(selected().markText()).isEqualTo("Partly");
    }

    @Test
    void isFilteredByWordsOutcomeKindAndByWhatChangedSomething() {
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        bench.globex(Duration.ofDays(3));
        bench.run("globex", Purpose.CHECK, Outcome.COMPLETE, Duration.ofHours(9), 900, null);
        Item item = new Item(null, "SB-201", null, "Twilio could not be reached.");
        bench.run("initech", Purpose.SYNC, Outcome.INCOMPLETE, Duration.ofHours(8), 900, item);
        model.show(null);
        assertThat(model.footerProperty().get()).isEqualTo("3 runs");

        model.searchProperty().set(" reached  INITECH ");
        assertThat(model.rows()).extracting(RunItem::workspaceId).containsExactly("initech");
        assertThat(model.footerProperty().get()).isEqualTo("1 of 3 runs");
        model.searchProperty().set("zebra");
        assertThat(model.rows()).isEmpty();
        assertThat(model.selectedProperty().get()).isNull();
        assertThat(model.changes()).isEmpty();
        model.clearFilter();
        model.markProperty().set(Mark.INCOMPLETE);
        assertThat(model.rows()).extracting(RunItem::workspaceId).containsExactly("initech");
        model.clearFilter();
        model.purposeProperty().set(Purpose.CHECK);
        assertThat(model.rows()).extracting(RunItem::purpose).containsExactly(Purpose.CHECK);
        model.clearFilter();
        bench.run("globex", Purpose.CHECK, Outcome.COMPLETE, Duration.ofHours(7), 900, null);
        model.changedOnlyProperty().set(true);
        assertThat(model.rows()).extracting(RunItem::purpose).containsExactly(Purpose.SYNC, Purpose.SAVE);
        model.clearFilter();
        assertThat(model.rows()).hasSize(3);
    }

    @Test
    void olderRunsComeWhenOneAsks() {
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        for (int i = 0; i <= HistoryViewModel.STEP; i++) {
            bench.run("initech", Purpose.CHECK, Outcome.COMPLETE, Duration.ofMinutes(i), 900, null);
        }
        model.show("initech");
        assertThat(model.rows()).hasSize(HistoryViewModel.STEP);
        assertThat(model.moreProperty().get()).isTrue();
        model.showMore();
        assertThat(model.rows()).hasSize(HistoryViewModel.STEP + 1);
        assertThat(model.moreProperty().get()).isFalse();
    }

    @Test
    void whereNothingRanThereIsAWayOn() {
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        model.show("initech");
        assertThat(model.stateProperty().get()).isEqualTo(PageState.EMPTY);
        model.leaveEmpty();
        model.show(null);
        model.leaveEmpty();
        assertThat(bench.went).containsExactly("sync initech", "credentials null");
    }

    @Test
    void whatAnotherRunChangedIsNotShownAsThisOnes() {
        twoRuns();
        ManualBackground held = new ManualBackground();
        model = bench.history(held);
        model.show("globex");
        held.runAll();
        assertThat(model.changes()).isNotEmpty();
        assertThat(model.undoableProperty().get()).isTrue();
        model.selectedProperty().set(model.rows().getLast());
        assertThat(model.changes()).isEmpty();
        assertThat(model.undoableProperty().get()).isFalse();
    }

    @Test
    void whoHasGoneElsewhereIsNotLedToANumber() {
        twoRuns();
        ManualBackground held = new ManualBackground();
        model = bench.history(held);
        model.show("globex");
        held.runAll();
        model.open(model.changes().getFirst());
        model.hide();
        held.runAll();
        assertThat(bench.went).isEmpty();
    }

    private void twoRuns() {
        bench.globex(Duration.ofHours(1));
        bench.edit(EngineBench.SMALL_SID, 0, number -> number.smsUrl(""));
        bench.sync("globex");
    }
}
