package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.Background;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.ManualBackground;
import app.switchboard.fx.Seen;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Views;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** What is done with several numbers: the popover of tags, and the menu of the bar below. */
class SelectionViewTest extends ApplicationTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private final Path exports = folder.resolve(UUID.randomUUID().toString());
    private final ListBench bench = new ListBench(exports);
    private @Nullable NumbersViewModel list;

    @Override
    public void start(Stage primary) {
        Theme.use(ColorScheme.LIGHT);
    }

    @AfterEach
    void closeBench() {
        bench.close();
    }

    @BeforeEach
    void selectAll() {
        bench.few();
        String first = bench.numbers.of("acme").getFirst().number().id();
        bench.numbers.tag(Set.of(first), Set.of("hotline"), Set.of());
        interact(() -> show(new FxBackground()));
        await().atMost(SOON).until(() -> list().rows().size() == 3);
        interact(() -> lookup(".number-table")
                .queryAs(TableView.class)
                .getSelectionModel()
                .selectAll());
        await().atMost(SOON).until(() -> list().selection().rowsProperty().get().size() == 3);
    }

    private void show(Background background) {
        NumbersViewModel made = bench.model(background);
        list = made;
        Views views = new Views(bench.texts.bundle());
        InventoryViews.register(views, made, bench.plan(background));
        Parent loaded = views.load("NumbersView");
        Scene scene = new Scene(loaded, 1100, 620);
        Theme.style(scene);
        Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
        stage.setScene(scene);
        stage.show();
        made.show("acme");
    }

    private NumbersViewModel list() {
        return Objects.requireNonNull(list);
    }

    private MenuItem item(String... path) {
        MenuButton more = lookup("#more").queryAs(MenuButton.class);
        interact(more::show);
        List<MenuItem> items = more.getItems();
        MenuItem found = null;
        for (String text : path) {
            found = items.stream()
                    .filter(item -> text.equals(item.getText()))
                    .findFirst()
                    .orElseThrow();
            items = found instanceof Menu menu ? menu.getItems() : List.of();
        }
        interact(more::hide);
        return Objects.requireNonNull(found);
    }

    private void openTags() {
        MenuItem tags = item("Tags…");
        interact(tags::fire);
        await().atMost(SOON).until(() -> lookup(".tag-popover").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<Set<String>> tags() {
        return bench.numbers.of("acme").stream()
                .map(row -> Set.copyOf(row.tags()))
                .toList();
    }

    private TextField field() {
        return lookup(".tag-popover .text-field").queryAs(TextField.class);
    }

    @Test
    void aNewTagIsPutOnAllThatAreSelected() {
        openTags();
        assertThat(field().isFocused()).isTrue();
        interact(() -> field().setText("a,b"));
        type(KeyCode.ENTER);
        assertThat(Seen.is(lookup(".tag-popover .danger-text").queryLabeled())).isTrue();
        assertThat(tags()).allSatisfy(tags -> assertThat(tags).doesNotContain("a,b"));
        interact(() -> field().setText(" night shift "));
        type(KeyCode.ENTER);
        await().atMost(SOON).until(() -> tags().stream().allMatch(tags -> tags.contains("night shift")));
        assertThat(Window.getWindows()).hasSize(1);
    }

    @Test
    void theTagsDoNotTakeTheKeyboardFromWhoWentElsewhereMeanwhile() {
        ManualBackground held = new ManualBackground();
        interact(() -> {
            show(held);
            held.runAll();
            lookup(".number-table").queryAs(TableView.class).getSelectionModel().selectFirst();
        });
        MenuItem tags = item("Tags…");
        interact(() -> {
            lookup("#more").query().requestFocus();
            tags.fire();
            lookup(".number-table").query().requestFocus();
            held.runAll();
        });
        assertThat(Window.getWindows()).hasSize(1);
        interact(tags::fire);
        interact(held::runAll);
        assertThat(field().isFocused()).isTrue();
    }

    @Test
    void aTagThatSomeHaveIsPutOnAllAndTakenOffAll() {
        openTags();
        CheckBox hotline = lookup(".tag-popover .check-box").queryAs(CheckBox.class);
        assertThat(hotline.getText()).isEqualTo("hotline");
        assertThat(hotline.isIndeterminate()).isTrue();
        clickOn(hotline);
        await().atMost(SOON).until(() -> tags().stream().allMatch(tags -> tags.contains("hotline")));
        clickOn(hotline);
        await().atMost(SOON).until(() -> tags().stream().noneMatch(tags -> tags.contains("hotline")));
        type(KeyCode.ESCAPE);
        assertThat(Window.getWindows()).hasSize(1);
    }

    @Test
    void whatIsSelectedIsExportedAsTheWholeListIs() throws Exception {
        bench.saveTo = Optional.of(exports);
        interact(() -> lookup(".number-table")
                .queryAs(TableView.class)
                .getSelectionModel()
                .clearAndSelect(0));
        await().atMost(SOON).until(() -> list().selection().rowsProperty().get().size() == 1);
        for (String format : List.of("csv", "json")) {
            MenuItem export = item("Export Selection", "As " + format.toUpperCase(java.util.Locale.ROOT) + "…");
            interact(export::fire);
            Path file = exports.resolve("acme-numbers." + format);
            await().atMost(SOON)
                    .until(() -> list().export().outcomeProperty().get().contains(format));
            assertThat(Files.readString(file)).contains("+14155550132").doesNotContain("+442079460958");
        }
    }

    /** DetailsController: the number, where its messages go, and a copy of it. */
    @Test
    void theDetailsFollowTheRowThatIsChosen() {
        interact(() -> {
            list().detailsProperty().set(true);
            lookup(".number-table").queryAs(TableView.class).getSelectionModel().clearAndSelect(0);
        });
        await().atMost(SOON)
                .until(() -> lookup("#phone").queryAs(TextField.class).getText(), "+1 415-555-0132"::equals);
        assertThat(lookup("#name").queryLabeled().getText()).isEqualTo("Support");
        assertThat(lookup("#tags .tag").queryAll()).hasSize(2);
        clickOn(".details .icon-button");
        String[] copied = new String[1];
        interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("+14155550132");
    }
}
