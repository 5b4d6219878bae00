package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.EngineBench;
import app.switchboard.fx.Fits;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Views;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the list, the details and the sheet with a plan have room for longer words, and stand the other way round. */
class InventoryFitsTest {

    @TempDir
    Path folder;

    private EngineBench bench;
    private Texts plain;

    @BeforeEach
    void open() {
        bench = new EngineBench(folder);
        plain = bench.texts;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void list(String name, Consumer<NumbersViewModel> before, int... rows) throws Exception {
        list(name, new SameThread(), before, rows);
    }

    private void list(String name, Background background, Consumer<NumbersViewModel> before, int... rows)
            throws Exception {
        Fits.check(name, 600, 480, plain, texts -> {
            bench.texts = texts;
            bench.preferences.set("window.columns", "");
            NumbersViewModel list = new NumbersViewModel(
                    bench.doors(), bench.desk(background), bench.navigator(), (title, file) -> Optional.empty());
            Views views = new Views(texts.bundle());
            InventoryViews.register(
                    views, list, new PlanViewModel(bench.doors(), bench.desk(background), bench.navigator()));
            Parent view = views.load("NumbersView");
            before.accept(list);
            for (int row : rows) {
                ((TableView<?>) view.lookup(".number-table"))
                        .getSelectionModel()
                        .select(row);
            }
            return view;
        });
    }

    private void plan(String name, PlanState expected, Consumer<PlanViewModel> before) throws Exception {
        plan(name, expected, new Stopping(), before);
    }

    private void plan(String name, PlanState expected, Background background, Consumer<PlanViewModel> before)
            throws Exception {
        Fits.check(name, 820, 560, plain, texts -> {
            bench.texts = texts;
            PlanViewModel plan = new PlanViewModel(bench.doors(), bench.desk(background), bench.navigator());
            before.accept(plan);
            assertThat(plan.stateProperty().get()).as(name).isEqualTo(expected);
            return new Views(texts.bundle())
                    .with(PlanController.class, () -> new PlanController(plan))
                    .load("PlanView");
        });
    }

    /** Does everything at once, until it does nothing any more. */
    private static final class Stopping extends SameThread {
        private boolean stopped;

        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
            if (!stopped) {
                super.run(work, done, failed);
            }
        }
    }

    private static void details(NumbersViewModel list) {
        list.show("acme");
        list.selection().tag(List.of(list.rows().getFirst()), "support desk", true);
        list.detailsProperty().set(true);
    }

    @Test
    void theListAndTheDetails() throws Exception {
        bench.acme(Duration.ofHours(1));
        list("list", list -> list.show("acme"));
        list("selection", list -> list.show("acme"), 0, 1, 2);
        list("details", InventoryFitsTest::details, 0);
        list("details-none", InventoryFitsTest::details);
        list("no-match", list -> {
            list.show("acme");
            list.searchProperty().set("no such number");
        });
    }

    @Test
    void withoutNumbers() throws Exception {
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        list("nothing-yet", list -> list.show("initech"));
        list("failed", new SameThread().failing(), list -> {
            list.show("initech");
            assertThat(list.stateProperty().get().problem()).isNotEmpty();
        });
    }

    @Test
    void thePlan() throws Exception {
        bench.unsynced();
        PlanRequest.Sync sync = PlanRequest.Sync.of("acme");
        Stopping background = new Stopping();
        background.stopped = true;
        plan("plan-looking", PlanState.LOOKING, background, plan -> plan.review(sync));
        plan("plan", PlanState.READY, plan -> plan.review(sync));
        bench.workspaces.change("acme", Marks.NONE.withProduction(true));
        plan("plan-production", PlanState.READY, plan -> plan.review(sync));
        bench.workspaces.change("acme", Policy.DEFAULT.withReadOnly(true));
        plan("plan-read-only", PlanState.READ_ONLY, plan -> plan.review(sync));
        plan("plan-failed", PlanState.FAILED, plan -> plan.review(PlanRequest.Sync.of("nobody")));
    }

    @Test
    void whatBecomesOfThePlan() throws Exception {
        bench.unsynced();
        PlanRequest.Sync sync = PlanRequest.Sync.of("acme");
        Stopping background = new Stopping();
        plan("plan-applying", PlanState.APPLYING, background, plan -> {
            plan.review(sync);
            background.stopped = true;
            plan.apply();
        });
        bench.twilio.faults().when("POST", "IncomingPhoneNumbers").times(3).error(400, 21402, "Sms Url is not valid");
        plan("plan-partly-done", PlanState.DONE, plan -> {
            plan.review(sync);
            plan.apply();
        });
        plan("plan-undone", PlanState.DONE, plan -> {
            plan.review(new PlanRequest.UndoLast("acme"));
            plan.apply();
        });
    }
}
