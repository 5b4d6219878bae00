package app.switchboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.fx.Desk;
import app.switchboard.fx.EngineBench;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Outcome;
import app.switchboard.sync.SyncProgress;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityViewModelTest {

    @TempDir
    Path folder;

    private ActivityBench bench;
    private final HeldBackground background = new HeldBackground();
    private Desk desk;
    private ActivityViewModel model;

    @BeforeEach
    void open() {
        bench = new ActivityBench(folder);
        bench.workspaces.add("globex", "Globex", WebhookTemplate.DEFAULT);
        desk = bench.desk(background);
        model = bench.activity(desk);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatRunsComesFirstAndSaysHowFastAndHowLong() {
        model.show(null);
        assertThat(model.stateProperty().get()).isEqualTo(PageState.EMPTY);
        background.begin(desk.tasks(), "globex", Purpose.SYNC, new SyncProgress.Configuring(0, 480, 0));
        bench.setNow(EngineBench.NOW.plusSeconds(4));
        background.say(new SyncProgress.Configuring(120, 480, 0));
        background.start(desk.tasks(), "gone", Purpose.CHECK, 900, Outcome.COMPLETE);

        assertThat(model.rows()).extracting(TaskRow::title).containsExactly("Sync · Globex", "Check · gone");
        TaskRow running = model.rows().getFirst();
        assertThat(running.pace()).isEqualTo("30/s · about 12 s left");
        assertThat(running.fraction()).isEqualTo(0.25);
        assertThat(running.text()).isEqualTo("Configuring webhooks: 120 of 480");
        assertThat(model.rows().getLast().mark()).isEqualTo(Mark.COMPLETE);
        assertThat(model.rows().getLast().text()).isEqualTo("Done in 0.9 s: 40 numbers, 12 configured");
        assertThat(model.summaryProperty().get()).isEqualTo("1 running, 1 finished");
        model.show("globex");
        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void aStepExchangesOneLineOnly() {
        background.start(desk.tasks(), "globex", Purpose.CHECK, 900, Outcome.COMPLETE);
        background.begin(desk.tasks(), "globex", Purpose.SYNC, new SyncProgress.Verifying());
        model.show(null);
        List<String> changes = new ArrayList<>();
        model.rows().addListener((ListChangeListener<TaskRow>) change -> {
            while (change.next()) {
                changes.add(change.getFrom() + " to " + change.getTo());
            }
        });
        background.say(new SyncProgress.Configuring(1, 2, 0));
        assertThat(changes).containsExactly("0 to 1");
    }

    @Test
    void isStoppedAndClearedAway() {
        model.show(null);
        background.begin(desk.tasks(), "globex", Purpose.SYNC, new SyncProgress.Verifying());
        background.start(desk.tasks(), "globex", Purpose.CHECK, 900, Outcome.CANCELLED);
        model.cancel(model.rows().getFirst());
        assertThat(model.rows().getFirst().stopping()).isTrue();
        assertThat(model.rows().getFirst().text()).isEqualTo("Cancelling");
        assertThat(model.rows().getLast().markText()).isEqualTo("Stopped");
        assertThat(model.anyEndedProperty().get()).isTrue();
        model.clearEnded();
        assertThat(model.rows()).hasSize(1);
        assertThat(model.anyEndedProperty().get()).isFalse();
        model.hide();
        background.start(desk.tasks(), "globex", Purpose.CHECK, 900, Outcome.COMPLETE);
        assertThat(model.rows()).hasSize(1);
    }
}
