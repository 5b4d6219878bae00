package app.switchboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.Hostile;
import app.switchboard.base.Cancellation;
import app.switchboard.demo.DemoAccount;
import app.switchboard.fx.EngineBench;
import app.switchboard.fx.Fits;
import app.switchboard.fx.Page;
import app.switchboard.fx.Pictures;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.SameThread;
import app.switchboard.sync.SyncOptions;
import app.switchboard.workspace.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That no view shows what disguises a text, however it came into the account, and that none is pushed out of its place by a long one. */
class HostileWindowTest {

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 720;

    @TempDir
    Path folder;

    private WindowBench bench;

    @BeforeEach
    void fill() {
        bench = new WindowBench(folder);
        DemoAccount account = bench.twilio.account(EngineBench.SMALL_SID);
        account.numbers().forEach(number -> account.remove(number.sid()));
        Hostile.account(EngineBench.SMALL_SID, EngineBench.TOKEN).numbers().forEach(account::add);
        bench.add(
                "globex",
                "Glo\u202Ebex_{0} " + "x".repeat(80),
                EngineBench.SMALL_SID,
                EngineBench.TOKEN,
                Duration.ofMinutes(12));
        bench.numbers.tag(
                Set.copyOf(bench.numbers.all().stream()
                        .map(row -> row.number().id())
                        .toList()),
                Set.of("tag_\u202Eevil"),
                Set.of());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void look(Consumer<WindowBench.Window> prepare, BiConsumer<Parent, Collection<String>> look)
            throws Exception {
        Collection<String> faults = new TreeSet<>();
        Pictures.inspect(
                NodeOrientation.LEFT_TO_RIGHT,
                WIDTH,
                HEIGHT,
                () -> {
                    WindowBench.Window window = bench.window(new SameThread(), false);
                    Parent view = window.load();
                    window.shell.showNumbers("globex");
                    prepare.accept(window);
                    return view;
                },
                root -> {
                    collect(root, faults);
                    look.accept(root, faults);
                    Fits.faults("window", root).stream()
                            .filter(fault -> fault.endsWith("leaves its place"))
                            .forEach(faults::add);
                    return List.copyOf(faults);
                });
        assertThat(faults).isEmpty();
    }

    private void look(Consumer<WindowBench.Window> prepare) throws Exception {
        look(prepare, (root, faults) -> {});
    }

    @Test
    void theListAndTheDetailsOfEachNumber() throws Exception {
        int[] rows = {0};
        look(window -> window.list.detailsProperty().set(true), (root, faults) -> {
            TableView<?> table = (TableView<?>) root.lookup(".number-table");
            rows[0] = table.getItems().size();
            for (int row = 0; row < rows[0]; row++) {
                table.getSelectionModel().clearAndSelect(row);
                table.scrollTo(row);
                root.applyCss();
                root.layout();
                collect(root, faults);
            }
        });
        assertThat(rows[0]).isEqualTo(bench.numbers.all().size());
    }

    @Test
    void thePalette() throws Exception {
        for (String typed : List.of("half", "name", "1415555", "html", "glo")) {
            look(window -> {
                window.palette.open();
                window.palette.queryProperty().set(typed);
            });
        }
    }

    @Test
    void thePlan() throws Exception {
        look(window -> window.shell.review(new PlanRequest.Sync("globex", Set.of(), Policy.Foreign.REPLACE)));
    }

    @Test
    void thePagesAfterDriftAndWriting() throws Exception {
        bench.engine.sync("globex", new SyncOptions(Policy.Foreign.REPLACE, false), step -> {}, Cancellation.never());
        DemoAccount account = bench.twilio.account(EngineBench.SMALL_SID);
        for (int i = 0; i < Hostile.ADDRESSES.size(); i++) {
            String address = Hostile.ADDRESSES.get(i);
            account.add(account.numbers().get(i).toBuilder().smsUrl(address).build());
        }
        bench.engine.check("globex", SyncOptions.DEFAULT, step -> {}, Cancellation.never());
        bench.twilio
                .faults()
                .when("POST", "IncomingPhoneNumbers")
                .always()
                .error(400, 21402, "no \u001B[31m\u202E\u009B2J way ".repeat(20));
        bench.engine.sync("globex", new SyncOptions(Policy.Foreign.REPLACE, false), step -> {}, Cancellation.never());
        for (Page page : Page.values()) {
            look(window -> window.shell.show(page, "globex"), (root, faults) -> {
                for (Node row : root.lookupAll(".list-cell")) {
                    collect(row, faults);
                }
            });
        }
    }

    private static void collect(Node node, Collection<String> faults) {
        for (String text : texts(node)) {
            List<String> unfit = Hostile.unfit(text);
            if (!unfit.isEmpty()) {
                faults.add(node + " shows " + unfit);
            }
            if (text.length() > 8192) {
                faults.add(node + " shows " + text.length() + " characters");
            }
        }
        if (node instanceof Labeled labeled
                && labeled.isMnemonicParsing()
                && labeled.getText() != null
                && labeled.getText().contains("_")) {
            faults.add(node + " takes an underscore for a mnemonic");
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, faults));
        }
    }

    private static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        add(texts, node.getAccessibleText());
        add(texts, node.getAccessibleHelp());
        if (node.getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip tip) {
            add(texts, tip.getText());
        }
        switch (node) {
            case MenuBar bar -> bar.getMenus().forEach(menu -> menu(menu, texts));
            case TextInputControl input -> add(texts, input.getText());
            case Labeled labeled -> add(texts, labeled.getText());
            case Text text -> add(texts, text.getText());
            default -> {}
        }
        if (node instanceof MenuButton button) {
            button.getItems().forEach(item -> menu(item, texts));
        }
        if (node instanceof Control control) {
            if (control.getTooltip() != null) {
                add(texts, control.getTooltip().getText());
            }
            if (control.getContextMenu() != null) {
                control.getContextMenu().getItems().forEach(item -> menu(item, texts));
            }
        }
        return texts;
    }

    private static void menu(MenuItem item, List<String> texts) {
        add(texts, item.getText());
        if (item.getText() != null && item.getText().contains("_") && item.isMnemonicParsing()) {
            add(texts, "\u0007 an underscore is taken for a mnemonic");
        }
        if (item instanceof Menu menu) {
            menu.getItems().forEach(inside -> menu(inside, texts));
        }
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }
}
