package app.switchboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.fx.ManualBackground;
import app.switchboard.fx.Page;
import app.switchboard.fx.SameThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaletteViewModelTest {

    @TempDir
    Path folder;

    private WindowBench bench;
    private ShellViewModel shell;
    private PaletteViewModel palette;

    @BeforeEach
    void open() {
        bench = new WindowBench(folder);
        bench.globex(Duration.ofHours(1));
        WindowBench.Window window = bench.window(new SameThread(), false);
        shell = window.shell;
        palette = window.palette;
        palette.open();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> found(String typed) {
        palette.queryProperty().set(typed);
        return palette.hits().stream().map(PaletteViewModel.Hit::title).toList();
    }

    @Test
    void offersWhatCanBeDoneNow() {
        assertThat(found("")).contains("Sync", "Overview", "Globex", "Settings").doesNotContain("Cancel Sync");
        palette.close();
        shell.show(Page.DRIFT, null);
        palette.open();
        assertThat(found("")).doesNotContain("Overview", "Export as CSV");
    }

    @Test
    void findsByLettersInTheirOrderTheBestFirst() {
        assertThat(found("hist").getFirst()).isEqualTo("History");
        assertThat(found("expj").getFirst()).isEqualTo("Export as JSON");
        assertThat(found("glo").getFirst()).isEqualTo("Globex");
        assertThat(found("zzz")).isEmpty();
    }

    @Test
    void findsNumbersInAnyWrittenFormAndShowsTheOneChosen() {
        assertThat(found("415-555-0003")).containsExactly("+1 415-555-0003  Line 00004");
        palette.choose(palette.hits().getFirst());
        assertThat(palette.openProperty().get()).isFalse();
        assertThat(shell.whereabouts().workspaceId()).isEqualTo("globex");
        assertThat(shell.list().detailsProperty().get()).isTrue();
        assertThat(found("415-555-0003"))
                .as("nothing is looked for while it is closed")
                .hasSize(1);
    }

    @Test
    void whatIsSeenToMatchComesFirst() {
        bench.acme(Duration.ofHours(1));
        palette.close();
        palette.open();
        List<String> found =
                found("415").stream().filter(title -> title.startsWith("+")).toList();
        assertThat(found).isNotEmpty().allSatisfy(title -> assertThat(title).startsWith("+1 415"));
    }

    @Test
    void doesWhatIsChosen() {
        found("history");
        palette.choose(palette.hits().getFirst());
        assertThat(shell.whereabouts().page()).isEqualTo(Page.HISTORY);
        palette.open();
        found("settings");
        palette.choose(palette.hits().getFirst());
        assertThat(bench.went).containsExactly("settings GENERAL");
    }

    @Test
    void everyShortcutLeadsToOneCommand() {
        assertThat(palette.commands().all()).extracting(Command::keys).doesNotHaveDuplicates();
    }

    /** One of them may be selected by then. */
    @Test
    void numbersThatComeLateGoBehindWhatIsShown() {
        ManualBackground held = new ManualBackground();
        PaletteViewModel slow = bench.window(held, false).palette;
        held.runAll();
        slow.open();
        slow.queryProperty().set("ne");
        int words = slow.hits().size();
        assertThat(words).isPositive();
        List<Integer> places = new ArrayList<>();
        slow.hits().addListener((ListChangeListener<PaletteViewModel.Hit>) change -> {
            while (change.next()) {
                places.add(change.getFrom());
            }
        });
        held.runAll();
        assertThat(places).containsExactly(words);
    }

    @Test
    void aNumberStandsThereOnceHoweverOftenTheyAreRead() {
        ManualBackground held = new ManualBackground();
        PaletteViewModel slow = bench.window(held, false).palette;
        held.runAll();
        slow.open();
        slow.close();
        slow.open();
        slow.queryProperty().set("line");
        held.runNext();
        held.runLast();
        held.runAll();
        assertThat(slow.hits())
                .extracting(PaletteViewModel.Hit::title)
                .anyMatch(title -> title.startsWith("+"))
                .doesNotHaveDuplicates();
    }
}
