package app.switchboard.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.Desk;
import app.switchboard.fx.EngineBench;
import app.switchboard.fx.Page;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.Seen;
import app.switchboard.fx.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.NodeQueryUtils;

/** The pages over the real engine, clicked at. */
class ActivityViewTest extends ApplicationTest {

    @TempDir
    static Path folder;

    private final ActivityBench bench =
            new ActivityBench(folder.resolve(UUID.randomUUID().toString()));

    @Override
    public void start(Stage primary) {
        Theme.use(ColorScheme.LIGHT);
    }

    @AfterEach
    void closeBench() {
        bench.close();
    }

    private Parent open(Page page) {
        Parent[] view = new Parent[1];
        interact(() -> {
            view[0] = bench.view(new SameThread(), page, page == Page.OVERVIEW ? "acme" : null);
            Scene scene = new Scene(view[0], 880, 620);
            Theme.style(scene);
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            stage.setScene(scene);
            stage.show();
        });
        return view[0];
    }

    private void busy() {
        bench.acme(Duration.ofMinutes(12));
        bench.globex(Duration.ofHours(2));
        bench.edit(EngineBench.SMALL_SID, 0, number -> number.smsUrl(""));
        bench.sync("globex");
        bench.edit(DemoAccount.EXPLORE_SID, 0, number -> number.smsUrl(ActivityBench.OTHER));
        bench.check("acme");
    }

    @Test
    void everyControlHasANameAndSaysWhatItDoes() {
        busy();
        for (Page page : List.of(Page.OVERVIEW, Page.DRIFT, Page.ACTIVITY, Page.HISTORY)) {
            open(page);
            for (Node node :
                    lookup(node -> node instanceof Control && isControl(node)).queryAll()) {
                Control control = (Control) node;
                String name = control.getAccessibleText() == null && control instanceof Labeled labeled
                        ? labeled.getText()
                        : control.getAccessibleText();
                assertThat(name).as("name of %s on %s", node, page).isNotBlank();
                boolean explained = control.getTooltip() != null || control.getAccessibleHelp() != null;
                assertThat(explained || control instanceof TableView)
                        .as("help of %s on %s", node, page)
                        .isTrue();
            }
        }
    }

    private static boolean isControl(Node node) {
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ChoiceBox
                || node instanceof ListView
                || node instanceof TableView;
    }

    @Test
    void theSelectedRunIsTakenBack() {
        busy();
        open(Page.HISTORY);
        TableView<?> table = lookup(".number-table").queryAs(TableView.class);
        Button undo = lookup("#undo").queryAs(Button.class);
        assertThat(undo.isDisabled()).isTrue();
        interact(() -> table.getSelectionModel().select(1));
        assertThat(undo.isDisabled()).isFalse();
        clickOn(undo);
        assertThat(bench.went).singleElement().asString().startsWith("review UndoRun[workspaceId=globex, runId=");
    }

    @Test
    void theNumberThatDriftedIsOneClickAway() {
        busy();
        open(Page.DRIFT);
        clickOn("+1 305-555-0163");
        clickOn("Accept");
        assertThat(bench.went).hasSize(2);
        assertThat(bench.went.getFirst()).startsWith("number acme ");
        assertThat(bench.went.getLast()).isEqualTo("sync acme");
    }

    /** OverviewController: what needs attention has one button each, and the runs lead to the history. */
    @Test
    void theOverviewLeadsToWhatNeedsAttention() {
        busy();
        open(Page.OVERVIEW);
        assertThat(lookup("#total").queryLabeled().getText()).isEqualTo("250");
        clickOn("Show drift");
        clickOn("Decide");
        await().until(() ->
                lookup("#allRuns").match(NodeQueryUtils.isVisible()).tryQuery().isPresent());
        clickOn("#allRuns");
        assertThat(bench.went)
                .satisfiesExactly(
                        went -> assertThat(went).isEqualTo("drift acme"),
                        went -> assertThat(went).startsWith("review Sync[workspaceId=acme"),
                        went -> assertThat(went).isEqualTo("history acme"));
    }

    /** ActivityController: what ended is taken off the list, what runs stays and can be stopped. */
    @Test
    void whatEndedIsClearedAndWhatRunsIsStopped() {
        Desk desk = bench.working();
        interact(() -> {
            Scene scene = new Scene(bench.view(desk, Page.ACTIVITY, null), 880, 620);
            Theme.style(scene);
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            stage.setScene(scene);
            stage.show();
        });
        ListView<?> list = lookup("#list").queryAs(ListView.class);
        assertThat(list.getItems()).hasSize(5);
        clickOn("#clear");
        assertThat(list.getItems()).hasSize(2);
        assertThat(lookup("#clear").queryButton().isDisabled()).isTrue();
        clickOn("Cancel");
        assertThat(desk.tasks().running().stream()
                        .map(task -> task.cancellation().isCancelled()))
                .containsExactlyInAnyOrder(true, false);
    }

    /** HistoryController: what matches nothing says so, and one click shows every run again. */
    @Test
    void theHistoryIsFilteredAndShownInFullAgain() {
        busy();
        open(Page.HISTORY);
        TableView<?> table = lookup(".number-table").queryAs(TableView.class);
        int all = table.getItems().size();
        clickOn("#search").write("no such run", 0);
        assertThat(table.getItems()).isEmpty();
        assertThat(Seen.is(lookup("#noMatch").query())).isTrue();
        clickOn("#noMatch .button");
        assertThat(table.getItems()).hasSize(all);
    }

    /** DriftController: where nothing drifted, a check can be asked for, and what goes wrong with it is said right there. */
    @Test
    void aCheckThatFailsIsToldBesideItsButton() {
        bench.globex(Duration.ofHours(2));
        open(Page.DRIFT);
        bench.twilio.faults().denyAuth();
        assertThat(lookup("#problem").query().isVisible()).isFalse();
        clickOn("#emptyState .button");
        assertThat(Seen.is(lookup("#problem").query())).isTrue();
        assertThat(lookup("#problem").queryLabeled().getText()).contains("Twilio");
    }
}
