package app.switchboard.inventory;

import app.switchboard.fx.Background;
import app.switchboard.fx.EngineBench;
import app.switchboard.fx.Pictures;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.Views;
import app.switchboard.workspace.Marks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list, the inspector and the sheet with a plan, as they look. */
class InventoryPicturesTest {

    @TempDir
    Path folder;

    private EngineBench bench;

    @BeforeEach
    void open() {
        bench = new EngineBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Parent plan(Consumer<PlanViewModel> before) {
        Background background = new SameThread();
        PlanViewModel plan = new PlanViewModel(bench.doors(), bench.desk(background), bench.navigator());
        before.accept(plan);
        Views views = new Views(bench.texts.bundle()).with(PlanController.class, () -> new PlanController(plan));
        StackPane scrim = new StackPane(views.load("PlanView"));
        scrim.getStyleClass().add("sheet-scrim");
        return new StackPane(scrim);
    }

    private Parent list(Consumer<NumbersViewModel> before, Consumer<Parent> after) {
        // Not as wide as the columns of the window before.
        bench.preferences.set("window.columns", "");
        Background background = new SameThread();
        NumbersViewModel list = new NumbersViewModel(
                bench.doors(), bench.desk(background), bench.navigator(), (title, name) -> Optional.empty());
        PlanViewModel plan = new PlanViewModel(bench.doors(), bench.desk(background), bench.navigator());
        before.accept(list);
        Views views = new Views(bench.texts.bundle());
        InventoryViews.register(views, list, plan);
        Parent view = views.load("NumbersView");
        after.accept(view);
        return view;
    }

    private static TableView<?> table(Parent view) {
        view.applyCss();
        return (TableView<?>) view.lookup(".number-table");
    }

    @Test
    void planReady() throws Exception {
        bench.unsynced();
        Pictures.check("plan-ready", 1100, 720, () -> plan(plan -> plan.review(PlanRequest.Sync.of("acme"))));
        bench.workspaces.change("acme", Marks.NONE.withProduction(true));
        Pictures.take(
                "plan-production",
                820,
                560,
                () -> plan(plan -> {
                    plan.review(PlanRequest.Sync.of("acme"));
                    PlanGroup undecided = ((PlanLine.Head) plan.lines().getFirst()).group();
                    plan.replace(undecided.changes());
                }));
    }

    @Test
    void planDone() throws Exception {
        bench.acme(Duration.ofHours(1));
        Pictures.check(
                "plan-nothing",
                1100,
                720,
                () -> plan(plan -> plan.review(new PlanRequest.Sync("acme", java.util.Set.of("none"), null))));
        Pictures.take(
                "plan-done",
                1100,
                720,
                () -> plan(plan -> {
                    plan.review(new PlanRequest.UndoLast("acme"));
                    plan.apply();
                    plan.review(PlanRequest.Sync.of("acme"));
                    plan.apply();
                }));
    }

    @Test
    void theList() throws Exception {
        bench.acme(Duration.ofHours(1));
        Pictures.check("list", 1100, 720, () -> list(list -> list.show("acme"), view -> {}));
        Pictures.check(
                "list-selection",
                820,
                560,
                () -> list(
                        list -> list.show("acme"),
                        view -> table(view).getSelectionModel().selectRange(2, 7)));
        Pictures.check(
                "inspector",
                1100,
                720,
                () -> list(
                        InventoryPicturesTest::tagged,
                        view -> table(view).getSelectionModel().select(0)));
        Pictures.take("list-narrow", 600, 508, () -> list(list -> list.show("acme"), view -> {}));
        Pictures.take(
                "inspector-narrow",
                600,
                508,
                () -> list(
                        InventoryPicturesTest::tagged,
                        view -> table(view).getSelectionModel().selectRange(0, 3)));
    }

    private static void tagged(NumbersViewModel list) {
        list.show("acme");
        list.selection().tag(List.of(list.rows().getFirst()), "hotline", true);
        list.selection().tag(List.of(list.rows().getFirst()), "support desk", true);
        list.detailsProperty().set(true);
    }
}
