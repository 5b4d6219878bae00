package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Seen;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** What is drawn of the list is what the list holds, however its rows become more and fewer: {@link ListSkin} and {@link ShownRows} spare JavaFX half of its work. */
class ListTableTest extends ApplicationTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MANY = 2_000;
    private static final double ROW = 28;

    @TempDir
    Path folder;

    private ListBench bench;
    private NumbersViewModel model;
    private TableView<NumberRow> table;

    @Override
    public void start(Stage primary) {
        Theme.use(ColorScheme.LIGHT);
    }

    @BeforeEach
    void open() {
        bench = new ListBench(folder);
        bench.many("acme", MANY);
        model = bench.model(new FxBackground());
        interact(() -> {
            Views views = new Views(bench.texts.bundle());
            InventoryViews.register(views, model, bench.plan(new FxBackground()));
            Scene scene = new Scene(views.load("NumbersView"), 1100, 620);
            Theme.style(scene);
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            stage.setScene(scene);
            stage.show();
            model.show("acme");
        });
        table = lookup(".number-table").query();
        await().atMost(SOON).until(() -> model.rows().size() == MANY);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void drawsWhatIsFound() {
        assertDrawn(0);
        search("415555009", 100);
        search("4155550099", 10);
        search("41555500997", 1);
        search("no such", 0);
        search("997", 2);
        search("", MANY);
        search("no such", 0);
        search("", MANY);
    }

    @Test
    void drawsTheEndAndComesBackFromIt() {
        interact(() -> table.scrollTo(MANY - 1));
        assertDrawn(MANY - 1);
        search("415555009", 100);
        interact(() -> table.scrollTo(99));
        assertDrawn(99);
        search("4155550099", 10);
        search("", MANY);
        interact(() -> table.scrollTo(MANY - 1));
        assertDrawn(MANY - 1);
    }

    /** A few rows need no scroll bar. */
    @Test
    void theColumnsKeepTheirPlacesWhateverIsFound() {
        assertDrawn(0);
        List<Double> before = widths();
        search("41555500997", 1);
        assertThat(widths()).isEqualTo(before);
        search("", MANY);
        assertThat(widths()).isEqualTo(before);
    }

    private List<Double> widths() {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getWidth).toList();
    }

    @Test
    void drawsTheOrderThatWasClicked() {
        TableColumn<NumberRow, ?> name = table.getColumns().get(1);
        interact(() -> {
            name.setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().add(name);
        });
        await().atMost(SOON).until(() -> model.rows().getFirst().name().equals("Line 999"));
        assertDrawn(0);
    }

    /** Letters for what a number can, each in its place; in words for who does not see them. */
    @Test
    void saysWhatANumberCan() {
        assertDrawn(0);
        CapabilityLetters letters = lookup(".capabilities").query();
        TableCell<?, ?> cell = (TableCell<?, ?>) letters.getParent();
        NumberRow row = (NumberRow) cell.getItem();
        String can = row.capabilityLetters();
        List<Node> places = letters.getChildrenUnmodifiable();
        for (int i = 0; i < places.size(); i++) {
            String name = CapabilityLetters.NAMES[i];
            boolean there = can.charAt(i) != '-';
            assertThat(places.get(i).isVisible()).isEqualTo(there);
            assertThat(cell.getAccessibleText())
                    .containsIgnoringCase((there ? "takes " : "takes no ")
                            + (name.equals("voice") ? "calls" : name.toLowerCase(Locale.ROOT)));
            Bounds bounds = places.get(i).getBoundsInParent();
            assertThat(bounds.getCenterX()).isBetween(18.0 * i + 6, 18.0 * i + 10);
        }
        assertThat(cell.getTooltip().getText().lines()).hasSize(4);
        assertThat(can).contains("-").containsPattern("[^-]");
    }

    private void search(String typed, int found) {
        interact(() -> model.searchProperty().set(typed));
        await().atMost(SOON).until(() -> model.rows().size() == found);
        interact(() -> table.scrollTo(0));
        assertDrawn(0);
    }

    /** The rows in view, one under the other, each with its own number. */
    private void assertDrawn(int inView) {
        await().untilAsserted(() -> onFx(() -> drawn(inView)));
    }

    /** In one turn of the FX thread, as a frame is. */
    private static void onFx(Runnable look) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
                    look.run();
                    return true;
                })
                .get();
    }

    private void drawn(int inView) {
        List<NumberRow> rows = model.rows();
        List<TableRow<?>> drawn = from(table).lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                .<TableRow<?>>map(row -> row)
                .filter(row -> row.isVisible() && row.getOpacity() > 0 && !row.isEmpty())
                .sorted(Comparator.comparingInt(TableRow::getIndex))
                .toList();
        int room = (int) (table.lookup(".clipped-container").getLayoutBounds().getHeight() / ROW);
        assertThat(drawn).hasSizeBetween(Math.min(rows.size(), room), Math.min(rows.size(), room + 2));
        for (TableRow<?> row : drawn) {
            assertThat(row.getItem()).isEqualTo(rows.get(row.getIndex()));
            assertThat(texts(row)).contains(rows.get(row.getIndex()).phone());
            assertThat(row.getLayoutY() - drawn.getFirst().getLayoutY())
                    .isEqualTo((row.getIndex() - drawn.getFirst().getIndex()) * ROW);
        }
        if (!rows.isEmpty()) {
            assertThat(drawn).anyMatch(row -> row.getIndex() == inView);
        }
    }

    /** As they are laid out, which a cell's own text may not be yet. */
    private List<String> texts(TableRow<?> row) {
        return from(row).lookup(".text").queryAllAs(Text.class).stream()
                .filter(Seen::is)
                .map(Text::getText)
                .toList();
    }
}
