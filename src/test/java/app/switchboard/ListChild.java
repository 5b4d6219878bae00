package app.switchboard;

import static app.switchboard.bench.Holds.onFx;

import app.switchboard.bench.Holds;
import app.switchboard.fx.Mode;
import app.switchboard.fx.Toolkit;
import app.switchboard.history.History;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Preferences;
import app.switchboard.twilio.TwilioAddress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** A process of its own for the benchmarks: the whole window over many numbers, used. Prints {@code RESULT name figure...}, in microseconds and MB. */
final class ListChild {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Long enough for what was asked for to be found and drawn. */
    private static final Duration SETTLES = Duration.ofMillis(250);

    private static final List<String> WORDS = List.of("415", "line 0071", "acme", "+1 415 000", "-9");
    private static final int WARM_UPS = 4;
    /** Some 360 keystrokes: of fewer, the 99th percentile is the one that was worst but one. */
    private static final int ROUNDS = 12;

    private final int count;
    private final Engine engine;
    private final Stage stage;
    private final Holds holds = new Holds();

    private ListChild(int count, Engine engine, Stage stage) {
        this.count = count;
        this.engine = engine;
        this.stage = stage;
    }

    /** Takes the data folder, how many numbers are in it, the server, and the file with the vault's passphrase. */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        TwilioAddress server = new TwilioAddress(URI.create(args[2]));
        AtomicReference<Engine> engine = new AtomicReference<>();
        AtomicReference<Stage> stage = new AtomicReference<>();
        Home home = new Home(() -> folder, here -> {
            Secrets secrets = Secrets.open(folder, Map.of(Secrets.PASSPHRASE_FILE, args[3]));
            engine.set(Engine.open(folder, secrets, server));
            return engine.get();
        });
        Wiring wiring = new Wiring(home, Preferences.forSession());
        int status = 1;
        try {
            Toolkit.start(() -> {
                stage.set(new Stage());
                wiring.show(stage.get(), Mode.NORMAL);
            });
            await(() -> rows(stage.get()) == Integer.parseInt(args[1]));
            long start = ManagementFactory.getRuntimeMXBean().getStartTime();
            tell("start", (System.currentTimeMillis() - start) * 1000);
            new ListChild(Integer.parseInt(args[1]), engine.get(), stage.get()).measure();
            status = 0;
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(ListChild.class).error("Not measured", e);
        }
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    /** How many there are; -1 before any was drawn. */
    private static int rows(Stage stage) {
        return stage.getScene().lookup(".number-table") instanceof TableView<?> table
                        && table.lookup(".table-row-cell:filled") != null
                ? table.getItems().size()
                : -1;
    }

    private void measure() throws IOException {
        settle();
        holds.rest();
        search(WARM_UPS);
        List<Long> costs = search(ROUNDS).stream().sorted().toList();
        tell("keystroke", costs.get(costs.size() / 2), costs.get((int) Math.ceil(costs.size() * 0.99) - 1));
        for (TableColumn<?, ?> column : table().getVisibleLeafColumns()) {
            sort(column);
        }
        onFx(() -> table().getSortOrder().setAll(List.of()));
        settle();
        scroll();
        sync();
        tell("memory", megabytes("VmHWM:"));
    }

    @SuppressWarnings("unchecked")
    private TableView<Object> table() {
        return (TableView<Object>) Objects.requireNonNull(stage.getScene().lookup(".number-table"));
    }

    /** What each keystroke cost the FX thread until its consequences were drawn. */
    private List<Long> search(int rounds) {
        List<Long> costs = new ArrayList<>();
        TextField field = (TextField) Objects.requireNonNull(stage.getScene().lookup("#search"));
        for (int round = 0; round < rounds; round++) {
            for (String word : WORDS) {
                for (int i = 1; i <= word.length(); i++) {
                    costs.add(type(field, word.substring(0, i)));
                }
                costs.add(type(field, ""));
                requireDrawn();
            }
        }
        return costs;
    }

    /** Nothing is drawn fast where nothing is drawn. */
    private void requireDrawn() {
        boolean drawn = onFx(() -> table().lookupAll(".table-row-cell:filled").stream()
                .allMatch(row -> row.lookupAll(".table-cell").stream()
                        .anyMatch(cell ->
                                cell.isVisible() && !((Labeled) cell).getText().isEmpty())));
        if (!drawn) {
            throw new IllegalStateException("a row shows nothing");
        }
    }

    private long type(TextField field, String text) {
        long before = holds.total();
        onFx(() -> {
            field.setText(text);
            return true;
        });
        settle();
        return (holds.total() - before) / 1000;
    }

    @SuppressWarnings("unchecked")
    private void sort(TableColumn<?, ?> column) {
        holds.forget();
        for (TableColumn.SortType type : TableColumn.SortType.values()) {
            onFx(() -> {
                column.setSortType(type);
                return table().getSortOrder().setAll((TableColumn<Object, ?>) column);
            });
            settle();
        }
        tellLongest("sort");
    }

    private void scroll() {
        holds.forget();
        for (int i = 1; i <= 40; i++) {
            int row = i * count / 41;
            onFx(() -> {
                table().scrollTo(row);
                return true;
            });
            settle();
        }
        tellLongest("scroll");
    }

    private void sync() {
        History history = engine.history();
        String before = history.recent("acme", 1).getFirst().id();
        Button button = (Button) Objects.requireNonNull(stage.getScene().lookup("#sync"));
        holds.forget();
        onFx(() -> {
            button.fire();
            return true;
        });
        await(() -> {
            var newest = history.recent("acme", 1).getFirst();
            return newest.finishedAt() != null && !newest.id().equals(before);
        });
        settle();
        tellLongest("sync");
    }

    private void tellLongest(String name) {
        Holds.Longest longest = holds.longest();
        tell(name, longest.waited().toNanos() / 1000, longest.computed().toNanos() / 1000);
    }

    private static void tell(String name, long... figures) {
        StringBuilder line = new StringBuilder("RESULT ").append(name);
        for (long figure : figures) {
            line.append(' ').append(figure);
        }
        System.out.println(line);
    }

    /** From Linux; 0 elsewhere. */
    private static long megabytes(String key) throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith(key))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                        .findFirst()
                        .orElse(0);
    }

    private static void settle() {
        LockSupport.parkNanos(SETTLES.toNanos());
        onFx(() -> true);
    }

    private static void await(Callable<Boolean> holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!onFx(holds)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("what was waited for never came");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }
}
