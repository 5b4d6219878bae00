package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.fx.ManualBackground;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read late takes back nothing that the person selected or noted meanwhile. */
class LateSelectionTest {

    @TempDir
    Path folder;

    private final ManualBackground held = new ManualBackground();
    private ListBench bench;
    private NumbersViewModel model;

    @BeforeEach
    void open() {
        bench = new ListBench(folder);
        bench.few();
        model = bench.model(held);
        model.show("acme");
        held.runAll();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatThePersonSelectsIsNewerThanWhatWasToBeRevealed() {
        NumberRow mine = model.rows().getFirst();
        model.reveal(model.rows().getLast().id());
        model.selectedProperty().set(mine);
        held.runAll();
        assertThat(model.selectedProperty().get()).isEqualTo(mine);
    }

    @Test
    void whatIsNeverFoundDoesNotKeepOthersFromBeingSelected() {
        model.reveal("gone");
        held.runAll();
        NumberRow mine = model.rows().getFirst();
        model.selectedProperty().set(mine);
        model.refresh();
        held.runAll();
        model.searchProperty().set("415");
        held.runAll();
        assertThat(model.selectedProperty().get()).isEqualTo(mine);
    }

    @Test
    void aTagPutOnAndTakenOffAgainIsOff() {
        List<NumberRow> one = List.of(model.rows().getFirst());
        model.selection().tag(one, "hotline", true);
        model.selection().tag(one, "hotline", false);
        while (held.waiting() > 0) {
            held.runLast();
        }
        assertThat(bench.numbers.of("acme"))
                .allSatisfy(number -> assertThat(number.tags()).isEmpty());
    }
}
