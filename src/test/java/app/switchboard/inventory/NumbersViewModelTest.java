package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.fx.SameThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumbersViewModelTest {

    @TempDir
    Path folder;

    @TempDir
    Path exports;

    private ListBench bench;
    private NumbersViewModel model;

    @BeforeEach
    void open() {
        bench = new ListBench(folder);
        model = bench.model(new SameThread());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> phones() {
        return model.rows().stream().map(NumberRow::phone).toList();
    }

    @Test
    void showsAWorkspacesNumbersReadyToRead() {
        bench.few();
        model.show("acme");
        assertThat(phones()).containsExactly("+1 415-555-0132", "+1 415-555-0199", "+44 20 7946 0958");
        assertThat(model.rows()).extracting(NumberRow::name).containsExactly("Support", "Old promo", "London desk");
        assertThat(model.rows())
                .extracting(NumberRow::target)
                .containsExactly("acme/webhook", "Nobody", "hooks.example/in");
        assertThat(model.rows()).extracting(NumberRow::region).containsExactly("US", "US", "GB");
        assertThat(model.stateProperty().get().counts()).isEqualTo(new Counts(3, 2, 0, 0, 1, 1));
        assertThat(model.stateProperty().get().footer()).isEqualTo("3 numbers, 1 points elsewhere");
    }

    @Test
    void showsAllWorkspacesNumbers() {
        bench.few();
        model.show(null);
        assertThat(model.rows())
                .extracting(NumberRow::workspace)
                .contains("Acme Ltd", "Globex")
                .hasSize(4);
        assertThat(model.rows()).extracting(NumberRow::target).contains("Twilio’s demo");
    }

    @Test
    void filtersAsOneTypes() {
        bench.few();
        model.show("acme");
        model.searchProperty().set("+1 (415) 555");
        assertThat(phones()).containsExactly("+1 415-555-0132", "+1 415-555-0199");
        assertThat(model.stateProperty().get().footer()).isEqualTo("2 of 3 numbers");
        model.scopeProperty().set(Scope.RELEASED);
        assertThat(phones()).containsExactly("+1 415-555-0199");
        model.searchProperty().set("zebra");
        assertThat(model.stateProperty().get().showing()).isEqualTo(Showing.NO_MATCH);
        model.clearSearch();
        assertThat(phones()).hasSize(3);
        assertThat(model.stateProperty().get().showing()).isEqualTo(Showing.NUMBERS);
    }

    @Test
    void followsTheStore() {
        model.show("acme");
        assertThat(model.stateProperty().get().showing()).isEqualTo(Showing.NOTHING_YET);
        assertThat(model.stateProperty().get().footer()).isEqualTo("No numbers");
        bench.few();
        assertThat(phones()).hasSize(3);
        model.selectedProperty().set(model.rows().getFirst());
        bench.numbers.release("acme", Set.of("PN14155550132"));
        NumberRow selected = Objects.requireNonNull(model.selectedProperty().get());
        assertThat(selected.phone()).isEqualTo("+1 415-555-0132");
        assertThat(selected.active()).isFalse();
    }

    @Test
    void forgetsTheSelectionWhereItIsFilteredOut() {
        bench.few();
        model.show("acme");
        model.selectedProperty().set(model.rows().getFirst());
        model.searchProperty().set("london");
        assertThat(model.selectedProperty().get()).isNull();
    }

    @Test
    void sortsAndGoesBackToTheStoresOrder() {
        bench.few();
        model.show("acme");
        NumberRow london = model.rows().getLast();
        model.selectedProperty().set(london);
        model.sortBy(Comparator.comparing(NumberRow::place));
        assertThat(model.rows()).extracting(NumberRow::name).containsExactly("London desk", "Old promo", "Support");
        assertThat(model.selectedProperty().get()).isEqualTo(london);
        model.searchProperty().set("o");
        model.sortBy(Comparator.comparing(NumberRow::place).reversed());
        assertThat(model.rows()).extracting(NumberRow::name).containsExactly("Support", "Old promo", "London desk");
        model.sortBy(null);
        assertThat(model.rows().getLast()).isEqualTo(london);
    }

    @Test
    void exportsWhatIsShownAsFilteredAndSorted() throws IOException {
        bench.few();
        model.show("acme");
        model.sortBy(Comparator.comparing(NumberRow::phone).reversed());
        model.scopeProperty().set(Scope.ACTIVE);
        bench.saveTo = Optional.of(exports);
        model.exportCsv();
        List<String> lines = Files.readAllLines(exports.resolve("acme-numbers.csv"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("+442079460958");
        assertThat(lines.get(2)).contains("+14155550132");
        assertThat(model.export().outcomeProperty().get()).isEqualTo("Exported 2 numbers to acme-numbers.csv");
        model.exportJson();
        assertThat(Files.readString(exports.resolve("acme-numbers.json"))).startsWith("[");
    }

    @Test
    void saysWhereAFileCantBeWritten() {
        bench.few();
        model.show(null);
        bench.saveTo = Optional.of(exports.resolve("nowhere"));
        model.exportCsv();
        assertThat(model.export().failedProperty().get()).isTrue();
        assertThat(model.export().outcomeProperty().get())
                .isEqualTo("numbers.csv can’t be written. Choose another place.");
    }

    @Test
    void passesTheMinutesUntilItIsClosed() {
        SameThread background = new SameThread();
        NumbersViewModel ticking = bench.model(background);
        background.tick();
        assertThat(ticking.minuteProperty().get()).isEqualTo(1);
        ticking.close();
        background.tick();
        assertThat(ticking.minuteProperty().get()).isEqualTo(1);
    }

    @Test
    void leadsFromAnEmptyListToTheAccount() {
        model.show("acme");
        model.openCredentials();
        assertThat(bench.went).containsExactly("credentials acme");
    }

    @Test
    void saysWhereCallsAndMessagesGoAndWhy() {
        bench.few();
        model.show("acme");
        NumberRow elsewhere = model.rows().getLast();
        model.selectedProperty().set(elsewhere);
        assertThat(model.details().waysProperty().get()).satisfies(ways -> {
            assertThat(ways.messages().stops())
                    .extracting(DetailsViewModel.Stop::text)
                    .containsExactly("+44 20 7946 0958", "https://hooks.example/in?x=1");
            assertThat(ways.messages().reason()).contains("elsewhere");
            assertThat(ways.calls().stops())
                    .extracting(DetailsViewModel.Stop::text)
                    .containsExactly("+44 20 7946 0958", "Nobody");
            assertThat(ways.calls().reason()).contains("leaves it as it is");
        });
        assertThat(model.details().fields(elsewhere))
                .containsExactly(new DetailsViewModel.Field("SmsUrl", "https://hooks.example/in?x=1"));
    }

    @Test
    void findsWhatWasChangedOutsideAndWhatIsDecidedElsewhere() {
        bench.few();
        bench.store("acme", List.of(ListBench.number("+14155550132", "Support", "https://other.example/in")));
        model.show("acme");
        assertThat(model.stateProperty().get().counts().drift()).isEqualTo(1);
        model.scopeProperty().set(Scope.DRIFT);
        assertThat(phones()).containsExactly("+1 415-555-0132");
        bench.drift.settle("acme", "run", bench.drift.end("acme"));
        model.refresh();
        assertThat(model.stateProperty().get().showing()).isEqualTo(Showing.NO_MATCH);
    }

    @Test
    void filtersByCountryCapabilityAndTag() {
        bench.few();
        model.show("acme");
        bench.numbers.tag(Set.of(model.rows().getFirst().id()), Set.of("hotline"), Set.of());
        assertThat(model.stateProperty().get().facets()).isEqualTo(new Facets(List.of("GB", "US"), List.of("hotline")));
        model.filtersProperty().set(Filters.NONE.withRegion("GB", true));
        assertThat(phones()).containsExactly("+44 20 7946 0958");
        model.filtersProperty().set(Filters.NONE.withCan(Filters.Can.MMS, true));
        assertThat(phones()).isEmpty();
        model.filtersProperty().set(Filters.NONE.withTag("hotline", true));
        assertThat(phones()).containsExactly("+1 415-555-0132");
        model.clearSearch();
        assertThat(phones()).hasSize(3);
    }

    @Test
    void plansForASelectionOfOneWorkspace() {
        bench.few();
        model.show("acme");
        Selection selection = model.selection();
        selection.set(List.copyOf(model.rows()));
        assertThat(selection.obstacle()).isEmpty();
        selection.review();
        selection.replace();
        selection.undo();
        assertThat(bench.went)
                .hasSize(3)
                .allSatisfy(went -> assertThat(went)
                        .contains("acme", "PN14155550132", "PN442079460958")
                        .doesNotContain("PN14155550199"));
        assertThat(bench.went.get(1)).contains("REPLACE");

        model.show(null);
        selection.set(List.copyOf(model.rows()));
        assertThat(selection.obstacle()).contains("several workspaces");
        selection.review();
        assertThat(bench.went).hasSize(3);
    }

    @Test
    void keepsTagsAndCopiesASelection() {
        bench.few();
        model.show("acme");
        Selection selection = model.selection();
        selection.set(List.of(model.rows().getFirst(), model.rows().getLast()));
        selection.keep(true);
        assertThat(model.rows()).extracting(row -> row.stored().kept()).containsExactly(true, false, true);
        selection.tag(selection.rowsProperty().get(), "hotline", true);
        assertThat(bench.numbers.tagsInUse()).containsExactly("hotline");
        assertThat(selection.numbersText()).isEqualTo("+14155550132\n+442079460958");
        assertThat(selection.tableText().lines().toList().getLast())
                .isEqualTo("+442079460958\tLondon desk\tPN442079460958\thttps://hooks.example/in?x=1");
        selection.tag(selection.rowsProperty().get(), "hotline", false);
        assertThat(bench.numbers.tagsInUse()).isEmpty();
        selection.tag(selection.rowsProperty().get(), "a,b", true);
        assertThat(model.export().failedProperty().get()).isTrue();
    }

    @Test
    void tellsWhatWeChangedAndWhatOthersDidInOneTimeline() {
        bench.few();
        bench.store("acme", List.of(ListBench.number("+14155550132", "Support", "https://other.example/in")));
        model.show("acme");
        model.selectedProperty().set(model.rows().getFirst());
        assertThat(model.details().changes()).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("Outside Switchboard");
            assertThat(entry.undoable()).isFalse();
            assertThat(entry.parts())
                    .containsExactly(new TimelineEntry.Part(
                            "Messages", "https://cc.example/api/twilio/acme/webhook", "https://other.example/in"));
        });
        model.details().undo();
        assertThat(bench.went).singleElement().asString().contains("UndoNumbers", "PN14155550132");
    }
}
