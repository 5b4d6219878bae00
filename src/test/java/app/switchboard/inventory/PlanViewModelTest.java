package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.EngineBench;
import app.switchboard.fx.ManualBackground;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.StoredNumber;
import app.switchboard.webhook.NumberChange;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanViewModelTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private EngineBench bench;
    private PlanViewModel model;

    @BeforeEach
    void open() {
        bench = new EngineBench(folder);
        model = new PlanViewModel(bench.doors(), bench.desk(new SameThread()), bench.navigator());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<PlanGroup> groups(PlanGroup.Kind kind) {
        return model.lines().stream()
                .filter(PlanLine.Head.class::isInstance)
                .map(line -> ((PlanLine.Head) line).group())
                .filter(group -> group.kind() == kind)
                .toList();
    }

    private Set<String> sids(PlanGroup.Kind kind) {
        return groups(kind).stream()
                .flatMap(group -> group.changes().stream())
                .map(NumberChange::sid)
                .collect(Collectors.toSet());
    }

    private PlanState state() {
        return model.stateProperty().get();
    }

    private PlanShown shown() {
        return model.shownProperty().get();
    }

    private StoredNumber stored(String sid) {
        return bench.numbers.of("acme").stream()
                .filter(row -> row.number().sid().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsWhatWouldChangeAndAppliesWhatIsIncluded() {
        bench.unsynced();
        model.review(PlanRequest.Sync.of("acme"));
        assertThat(state()).isEqualTo(PlanState.READY);
        assertThat(shown().title()).isEqualTo("Review changes – Acme Ltd");
        int all = sids(PlanGroup.Kind.CHANGE).size();
        assertThat(shown().counts()).startsWith(all + " to change, ").contains("elsewhere", "overridden");
        PlanGroup first = groups(PlanGroup.Kind.CHANGE).getFirst();
        NumberChange left = first.changes().getFirst();
        model.include(first.changes(), false);
        assertThat(shown().selected()).isEqualTo((all - first.changes().size()) + " of " + all + " selected");
        model.toggle(new PlanLine.Head(first));
        model.toggle(new PlanLine.Item(first, left));
        assertThat(model.draft().includes(left.sid())).isFalse();
        assertThat(shown().apply()).isEqualTo("Apply " + (all - 1) + " Changes");

        model.apply();

        assertThat(state()).isEqualTo(PlanState.DONE);
        assertThat(shown().headline()).isEqualTo("All set");
        assertThat(shown().counts()).startsWith((all - 1) + " numbers set");
        model.review(PlanRequest.Sync.of("acme"));
        assertThat(sids(PlanGroup.Kind.CHANGE)).containsExactly(left.sid());
    }

    @Test
    void takesBackWhatItDidRightThere() {
        bench.unsynced();
        model.review(PlanRequest.Sync.of("acme"));
        Set<String> changed = sids(PlanGroup.Kind.CHANGE);
        model.apply();
        assertThat(shown().canUndo()).isTrue();

        model.undo();

        assertThat(state()).isEqualTo(PlanState.READY);
        assertThat(shown().title()).isEqualTo("Undo changes – Acme Ltd");
        assertThat(sids(PlanGroup.Kind.CHANGE)).isEqualTo(changed);
        model.apply();
        assertThat(shown().headline()).isEqualTo("Taken back");
        assertThat(shown().canUndo()).isFalse();
        model.review(PlanRequest.Sync.of("acme"));
        assertThat(sids(PlanGroup.Kind.CHANGE)).isEqualTo(changed);
    }

    @Test
    void asksWhatBecomesOfNumbersThatPointElsewhere() {
        bench.acme(Duration.ofHours(1));
        model.review(PlanRequest.Sync.of("acme"));
        PlanGroup undecided = groups(PlanGroup.Kind.UNDECIDED).getFirst();
        assertThat(sids(PlanGroup.Kind.CHANGE)).isEmpty();
        assertThat(shown().canApply()).isFalse();
        NumberChange kept = undecided.changes().getFirst();
        NumberChange replaced = undecided.changes().getLast();

        model.keep(List.of(kept));
        model.replace(List.of(replaced));

        assertThat(stored(kept.sid()).kept()).isTrue();
        assertThat(sids(PlanGroup.Kind.KEPT)).containsExactly(kept.sid());
        assertThat(sids(PlanGroup.Kind.CHANGE)).containsExactly(replaced.sid());
        assertThat(sids(PlanGroup.Kind.UNDECIDED)).hasSize(undecided.changes().size() - 2);
        model.apply();
        assertThat(shown().counts()).startsWith("1 number set");
        assertThat(stored(replaced.sid()).webhooks()).containsAllEntriesOf(replaced.to());
    }

    @Test
    void replacesASelectionOnly() {
        bench.acme(Duration.ofHours(1));
        model.review(PlanRequest.Sync.of("acme"));
        String sid =
                groups(PlanGroup.Kind.UNDECIDED).getFirst().changes().getFirst().sid();
        model.review(new PlanRequest.Sync("acme", Set.of(sid), Policy.Foreign.REPLACE));
        assertThat(sids(PlanGroup.Kind.CHANGE)).containsExactly(sid);
        assertThat(groups(PlanGroup.Kind.UNDECIDED)).isEmpty();
        assertThat(shown().counts()).isEqualTo("1 to change");
    }

    @Test
    void asksForTheNameOfAProductionWorkspace() {
        bench.unsynced();
        bench.workspaces.change("acme", Marks.NONE.withProduction(true));
        model.review(PlanRequest.Sync.of("acme"));
        assertThat(shown().confirm()).isEqualTo("Acme Ltd");
        assertThat(shown().canApply()).isFalse();
        model.apply();
        assertThat(state()).isEqualTo(PlanState.READY);
        model.typedProperty().set(" Acme Ltd ");
        assertThat(shown().canApply()).isTrue();
        model.typedProperty().set("");
        groups(PlanGroup.Kind.CHANGE).forEach(group -> model.include(group.changes(), false));
        PlanGroup one = groups(PlanGroup.Kind.CHANGE).getFirst();
        model.include(one.changes().subList(0, 5), true);
        assertThat(shown().confirm()).isEmpty();
        assertThat(shown().canApply()).isTrue();
    }

    @Test
    void saysWhereThereIsNothingToDoOrNothingAllowed() {
        bench.acme(Duration.ofHours(1));
        model.review(new PlanRequest.UndoNumbers("acme", Set.of("PN00000000000000000000000000000000")));
        assertThat(state()).isEqualTo(PlanState.NOTHING);
        assertThat(shown().sentence()).startsWith("There is nothing to undo.");
        model.close();
        assertThat(model.openProperty().get()).isFalse();

        bench.workspaces.change("acme", Policy.DEFAULT.withReadOnly(true));
        model.review(PlanRequest.Sync.of("acme"));
        assertThat(state()).isEqualTo(PlanState.READ_ONLY);
        model.openSettings();
        assertThat(bench.went).containsExactly("settings WORKSPACES");
        assertThat(model.openProperty().get()).isFalse();
    }

    @Test
    void saysWhyItFailedAndTriesAgain() {
        bench.unsynced();
        bench.twilio.faults().denyAuth();
        model.review(PlanRequest.Sync.of("acme"));
        assertThat(state()).isEqualTo(PlanState.FAILED);
        assertThat(shown().sentence()).isNotEmpty();
        bench.twilio.faults().clear();
        model.again();
        assertThat(state()).isEqualTo(PlanState.READY);
    }

    @Test
    void dropsAPlanThatIsStillBeingMade() {
        bench.unsynced();
        OtherThread background = new OtherThread();
        PlanViewModel slow = new PlanViewModel(bench.doors(), bench.desk(background), bench.navigator());
        bench.twilio.faults().latency(Duration.ofSeconds(2));
        slow.review(PlanRequest.Sync.of("acme"));
        await().atMost(SOON).until(() -> {
            background.deliver();
            return bench.engine.isRunning("acme");
        });
        slow.cancel();
        assertThat(slow.openProperty().get()).isFalse();
        await().atMost(SOON).until(() -> !bench.engine.isRunning("acme"));
        background.deliver();
        assertThat(slow.openProperty().get()).isFalse();
        assertThat(slow.lines()).isEmpty();
    }

    @Test
    void whatComesAfterTheSheetIsClosedChangesNothing() {
        bench.unsynced();
        ManualBackground background = new ManualBackground();
        PlanViewModel slow = new PlanViewModel(bench.doors(), bench.desk(background), bench.navigator());
        slow.review(PlanRequest.Sync.of("acme"));
        slow.close();
        background.runAll();
        assertThat(slow.stateProperty().get()).isEqualTo(PlanState.LOOKING);
        assertThat(slow.lines()).isEmpty();
    }

    @Test
    void stopsInTheMiddleAndKeepsWhatItSet() {
        bench.unsynced();
        OtherThread background = new OtherThread();
        PlanViewModel slow = new PlanViewModel(bench.doors(), bench.desk(background), bench.navigator());
        slow.review(PlanRequest.Sync.of("acme"));
        reaches(background, slow, PlanState.READY);
        bench.twilio
                .faults()
                .when("POST", "IncomingPhoneNumbers")
                .after(3)
                .always()
                .hang();
        slow.apply();
        await().atMost(SOON).until(() -> {
            background.deliver();
            return slow.progressProperty().get().text().startsWith("Configuring webhooks: 3 of ");
        });
        // Neither a closed sheet nor another plan may hide what is being written.
        slow.close();
        slow.review(new PlanRequest.UndoLast("acme"));
        assertThat(slow.openProperty().get()).isTrue();
        assertThat(slow.stateProperty().get()).isEqualTo(PlanState.APPLYING);

        slow.cancel();

        reaches(background, slow, PlanState.DONE);
        assertThat(slow.shownProperty().get().headline()).isEqualTo("Cancelled; what was done stays");
        assertThat(slow.shownProperty().get().counts()).startsWith("3 numbers set");
        assertThat(slow.shownProperty().get().canUndo()).isTrue();
        bench.twilio.faults().clear();
    }

    @Test
    void namesWhatFailedAndWhy() {
        bench.unsynced();
        model.review(PlanRequest.Sync.of("acme"));
        NumberChange refused =
                groups(PlanGroup.Kind.CHANGE).getFirst().changes().getLast();
        bench.twilio.faults().refuseUpdate(refused.sid(), 400, 21402, "Sms Url is not valid");
        model.apply();
        assertThat(state()).isEqualTo(PlanState.DONE);
        assertThat(shown().headline()).isEqualTo("Not everything could be done");
        assertThat(shown().counts()).endsWith(", 1 failed");
        assertThat(model.lines()).singleElement().isInstanceOfSatisfying(PlanLine.Failed.class, failed -> {
            assertThat(failed.phone()).isEqualTo(Texts.phone(refused.phoneNumber()));
            assertThat(failed.why()).contains("Sms Url is not valid");
        });
    }

    private static void reaches(OtherThread background, PlanViewModel plan, PlanState state) {
        await().atMost(SOON).until(() -> {
            background.deliver();
            return plan.stateProperty().get() == state;
        });
    }
}
