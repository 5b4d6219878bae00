package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.store.Sql;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRowsTest {

    private static final String HERE = "https://cc.example/api/twilio/acme/webhook";

    @TempDir
    Path folder;

    private ListBench bench;
    private NumberRows rows;

    @BeforeEach
    void open() {
        bench = new ListBench(folder);
        rows = fresh();
    }

    @AfterEach
    void close() {
        rows.close();
        bench.close();
    }

    private NumberRows fresh() {
        return new NumberRows(bench.doors(), bench.texts, () -> {});
    }

    private List<NumberRow> readAnew(@Nullable String workspaceId) {
        try (NumberRows other = fresh()) {
            return other.read(workspaceId);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "acme")
    void whatWasReadAndWhatChangedSinceIsWhatIsStored(@Nullable String workspaceId) {
        Random random = new Random(20_261_123);
        for (int step = 0; step < 120; step++) {
            change(random, step);
            if (random.nextInt(3) > 0) {
                assertThat(rows.read(workspaceId)).as("step %d", step).isEqualTo(readAnew(workspaceId));
            }
        }
        assertThat(rows.read(workspaceId)).hasSizeGreaterThan(50);
    }

    private void change(Random random, int step) {
        String workspace = random.nextBoolean() ? "acme" : "globex";
        List<String> ids = readAnew(null).stream().map(NumberRow::id).toList();
        Set<String> some =
                ids.stream().filter(id -> random.nextInt(8) == 0).limit(9).collect(Collectors.toSet());
        switch (random.nextInt(6)) {
            case 0 -> bench.numbers.tag(some, Set.of("tag " + random.nextInt(3)), Set.of());
            case 1 -> bench.numbers.keep(some, random.nextBoolean());
            case 2 -> bench.numbers.release(workspace, Set.of("PN1415555" + (1000 + random.nextInt(90))));
            case 3 -> bench.workspaces.change(workspace, "Name " + step, WebhookTemplate.DEFAULT);
            default ->
                bench.store(
                        workspace,
                        random.ints(12, 0, 90)
                                .mapToObj(i -> ListBench.number(
                                        "+1415555" + (1000 + i),
                                        "Line " + random.nextInt(4),
                                        random.nextBoolean() ? HERE : "https://hooks.example/" + i))
                                .toList());
        }
    }

    @Test
    void readsOnlyWhatChanged() {
        bench.many("acme", 100);
        List<NumberRow> before = rows.read(null);
        bench.store("acme", List.of(ListBench.number("+141555500042", "Front desk", HERE)));
        List<NumberRow> after = rows.read(null);
        assertThat(after).hasSize(100);
        for (int i = 0; i < 100; i++) {
            if (i != 42) {
                assertThat(after.get(i)).as("row %d is used again", i).isSameAs(before.get(i));
            }
        }
        assertThat(after.get(42).name()).isEqualTo("Front desk");
        assertThat(after.get(42).stored().webhooks())
                .as("what many rows have stays one object")
                .isSameAs(before.get(42).stored().webhooks());
    }

    @Test
    void noticesWhatWasTakenAway() {
        bench.few();
        assertThat(rows.read(null)).hasSize(4);
        bench.workspaces.remove("globex");
        bench.numbers.changedElsewhere();
        assertThat(rows.read(null)).hasSize(3);
    }

    @Test
    void losesNothingThatChangedBeforeAReadingThatFailed() {
        bench.few();
        String id = rows.read(null).getFirst().id();
        bench.numbers.tag(Set.of(id), Set.of("vip"), Set.of());
        setCallsType("nonsense");
        assertThatThrownBy(() -> rows.read(null)).isInstanceOf(IllegalArgumentException.class);
        setCallsType("none");
        assertThat(rows.read(null).getFirst().stored().tags()).containsExactly("vip");
    }

    private void setCallsType(String type) {
        bench.doors()
                .database()
                .write(connection -> Sql.update(connection, "UPDATE number_details SET calls_type = ?", type));
    }

    @Test
    void sortsByNameAsTheLocaleDoes() {
        bench.store(
                "acme",
                List.of(
                        ListBench.number("+14155550001", "zebra", HERE),
                        ListBench.number("+14155550002", "Äpfel", HERE),
                        ListBench.number("+14155550003", "apple", HERE)));
        assertThat(rows.read(null).stream()
                        .sorted(Comparator.comparing(NumberRow::place))
                        .map(NumberRow::name))
                .containsExactly("Äpfel", "apple", "zebra");
    }
}
