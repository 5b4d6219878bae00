package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.Seen;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The sheet and the list over the real engine, by keyboard. */
class InventoryViewTest extends ApplicationTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private final ListBench bench =
            new ListBench(folder.resolve(UUID.randomUUID().toString()));
    private @Nullable NumbersViewModel list;
    private @Nullable PlanViewModel plan;

    @Override
    public void start(Stage primary) {
        Theme.use(ColorScheme.LIGHT);
    }

    @AfterEach
    void closeBench() {
        bench.close();
    }

    private void open(String view) {
        interact(() -> {
            list = bench.model(new FxBackground());
            plan = bench.plan(new FxBackground());
            Views views = new Views(bench.texts.bundle());
            InventoryViews.register(views, list(), plan());
            Parent loaded = views.load(view);
            Scene scene = new Scene(loaded, 1100, 620);
            Theme.style(scene);
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            stage.setScene(scene);
            stage.show();
        });
    }

    private NumbersViewModel list() {
        return Objects.requireNonNull(list);
    }

    private PlanViewModel plan() {
        return Objects.requireNonNull(plan);
    }

    private TableView<?> table() {
        return lookup(".number-table").queryAs(TableView.class);
    }

    @Test
    void decidesAndAppliesByKeyboard() {
        bench.saveGlobex();
        bench.engine.undo("globex", bench.doors().undo().lastRun("globex"), step -> {}, Cancellation.never());
        open("PlanView");
        interact(() -> plan().review(PlanRequest.Sync.of("globex")));
        await().atMost(SOON).until(() -> plan().stateProperty().get() == PlanState.READY);
        Node changes = lookup(".plan-list").query();
        await().atMost(SOON).until(changes::isFocused);
        Button primary = lookup("#primary").queryButton();
        String all = primary.getText();
        type(KeyCode.DOWN).type(KeyCode.SPACE);
        await().atMost(SOON).until(() -> !primary.getText().equals(all));
        type(KeyCode.SPACE);
        await().atMost(SOON).until(() -> primary.getText().equals(all));
        type(KeyCode.ENTER);
        await().atMost(SOON).until(() -> plan().stateProperty().get() == PlanState.DONE);
        assertThat(Seen.is(lookup("#undo").queryButton())).isTrue();
        type(KeyCode.ESCAPE);
        await().atMost(SOON).until(() -> !plan().openProperty().get());
    }

    @Test
    void selectsSeveralAndOffersWhatCanBeDone() {
        bench.few();
        open("NumbersView");
        interact(() -> list().show("acme"));
        await().atMost(SOON).until(() -> list().rows().size() == 3);
        interact(() -> table().requestFocus());
        Node bar = lookup("#selectionBar").query();
        assertThat(bar.isVisible()).isFalse();
        press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        await().atMost(SOON).until(bar::isVisible);
        assertThat(list().selection().rowsProperty().get()).hasSize(3);
        // A change that others make in between takes nothing off the selection.
        bench.store("acme", List.of(ListBench.number("+14155550132", "Renamed", "https://other.example/in")));
        await().atMost(SOON).until(() -> list().rows().getFirst().name().equals("Renamed"));
        await().atMost(SOON)
                .until(() -> list().selection().rowsProperty().get().stream()
                        .anyMatch(row -> row.name().equals("Renamed")));
        assertThat(list().selection().rowsProperty().get()).hasSize(3);
        clickOn("#review");
        assertThat(bench.went).singleElement().asString().startsWith("review Sync");
    }

    @Test
    void putsTheColumnsWhereTheyWereTheLastTime() {
        bench.few();
        bench.preferences.set("window.columns", "number:200,target:230,-status:80,name:150");
        bench.preferences.set("window.sort", "-number");
        open("NumbersView");
        interact(() -> list().show("acme"));
        await().atMost(SOON).until(() -> list().rows().size() == 3);
        List<String> shown = table().getVisibleLeafColumns().stream()
                .map(TableColumn::getText)
                .toList();
        assertThat(shown).startsWith("Number", "Messages go to", "Name").doesNotContain("Status");
        assertThat(list().rows().getFirst().phone()).startsWith("+44");
        interact(() -> table().getSortOrder().clear());
        await().atMost(SOON)
                .until(() -> bench.preferences.get("window.sort", "none").isEmpty());
        assertThat(bench.preferences.get("window.columns", ""))
                .startsWith("number:200,")
                .contains(",-status:80");
    }

    @Test
    void remembersTheWidthThatAColumnWasDraggedTo() {
        bench.few();
        open("NumbersView");
        interact(() -> list().show("acme"));
        await().atMost(SOON).until(() -> list().rows().size() == 3);
        interact(() -> moveFirstToTheEnd(table()));
        await().atMost(SOON).until(() -> columns().endsWith(",number"));
        assertThat(columns()).as("what the window's width made of the columns").doesNotContain(":");
        TableColumn<?, ?> first = table().getVisibleLeafColumns().getFirst();
        interact(() -> dragFirst(table(), 30));
        String dragged = "name:" + Math.round(first.getWidth());
        await().atMost(SOON).until(() -> columns().startsWith(dragged));
        interact(() -> table().getScene().getWindow().setWidth(720));
        interact(() -> moveFirstToTheEnd(table()));
        await().atMost(SOON).until(() -> columns().endsWith(dragged));
    }

    private String columns() {
        return bench.preferences.get("window.columns", "");
    }

    private static <T> void moveFirstToTheEnd(TableView<T> table) {
        table.getColumns().add(table.getColumns().removeFirst());
    }

    private static <T> void dragFirst(TableView<T> table, double by) {
        table.resizeColumn(table.getVisibleLeafColumn(0), by);
    }

    @Test
    void keepsTheSelectionAndItsLeadWhenItIsSorted() {
        bench.few();
        open("NumbersView");
        interact(() -> list().show("acme"));
        await().atMost(SOON).until(() -> list().rows().size() == 3);
        interact(() -> table().getSelectionModel().selectIndices(2, 0));
        await().atMost(SOON).until(() -> list().selection().rowsProperty().get().size() == 2);
        NumberRow lead = Objects.requireNonNull(list().selectedProperty().get());
        interact(() -> {
            table().getColumns().getFirst().setSortType(TableColumn.SortType.DESCENDING);
            sortByFirst(table());
        });
        await().atMost(SOON).until(() -> list().rows().indexOf(lead) == 2);
        assertThat(table().getSelectionModel().getSelectedItem()).isEqualTo(lead);
        await().atMost(SOON)
                .until(() -> list().selection().rowsProperty().get().stream()
                        .map(NumberRow::name)
                        .toList()
                        .equals(List.of("London desk", "Support")));
        assertThat(list().selectedProperty().get()).isEqualTo(lead);
    }

    /** PlanController: what failed stays in the list, with its reason, under a word on the whole. */
    @Test
    void listsWhatFailedOnceItIsDone() {
        bench.saveGlobex();
        bench.engine.undo("globex", bench.doors().undo().lastRun("globex"), step -> {}, Cancellation.never());
        bench.twilio.faults().when("POST", "IncomingPhoneNumbers").times(2).error(400, 21402, "Sms Url is not valid");
        open("PlanView");
        interact(() -> plan().review(PlanRequest.Sync.of("globex")));
        await().atMost(SOON).until(() -> plan().stateProperty().get() == PlanState.READY);
        clickOn("#primary");
        await().atMost(SOON).until(() -> plan().stateProperty().get() == PlanState.DONE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(Seen.is(lookup("#outcome").query())).isTrue();
        assertThat(lookup("#outcomeText").queryLabeled().getText())
                .isEqualTo("Not everything could be done  38 numbers set, 2 failed");
        assertThat(lookup("#message").query().isVisible()).isFalse();
        assertThat(lookup(node -> node instanceof Label label
                                && label.getText() != null
                                && label.getText().contains("Sms Url is not valid"))
                        .queryAll())
                .hasSize(2);
        assertThat(lookup("#primary").queryButton().getText()).isEqualTo("Done");
        clickOn("#primary");
        assertThat(plan().openProperty().get()).isFalse();
    }

    private static <T> void sortByFirst(TableView<T> table) {
        table.getSortOrder().add(table.getColumns().getFirst());
    }
}
