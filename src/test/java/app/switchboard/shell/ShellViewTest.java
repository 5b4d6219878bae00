package app.switchboard.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Seen;
import app.switchboard.fx.Theme;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationTest;

/** The whole window over the real engine, clicked and typed at. */
class ShellViewTest extends ApplicationTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private final WindowBench bench =
            new WindowBench(folder.resolve(UUID.randomUUID().toString()));

    private WindowBench.@Nullable Window window;

    @Override
    public void start(Stage primary) {
        Theme.use(ColorScheme.LIGHT);
    }

    @AfterEach
    void closeBench() {
        bench.close();
    }

    private void open() {
        interact(() -> {
            window = bench.window(new FxBackground(), false);
            Parent view = window.load();
            Scene scene = new Scene(view, 1100, 720);
            Theme.style(scene);
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            stage.setScene(scene);
            stage.show();
        });
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return lookup(selector).queryAs(type);
    }

    /** None, too, while the list is not there yet. */
    private int rows() {
        return lookup(".number-table")
                .tryQueryAs(TableView.class)
                .map(table -> table.getItems().size())
                .orElse(0);
    }

    private String text(String selector) {
        return find(selector, Label.class).getText();
    }

    private void shows(int count) {
        await().atMost(SOON).until(() -> rows() == count);
    }

    @Test
    void listsFiltersAndOpensDetailsByKeyboard() {
        bench.acme(Duration.ofMinutes(12));
        open();
        shows(250);
        press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        assertThat(find("#search", TextField.class).isFocused()).isTrue();
        write("(206) 555-01");
        await().atMost(SOON).until(() -> rows() > 0 && rows() < 20);
        interact(() -> find(".number-table", TableView.class).requestFocus());
        interact(
                () -> find(".number-table", TableView.class).getSelectionModel().select(0));
        assertThat(find("#details", Node.class)).isNotNull();
        type(KeyCode.SPACE);
        await().atMost(SOON)
                .until(() -> !lookup(".big-number").queryAll().isEmpty()
                        && find(".big-number", TextField.class).getText().startsWith("+1 206"));
        clickOn("#search").type(KeyCode.ESCAPE);
        shows(250);
    }

    @Test
    void syncsByShortcutAndSaysWhatItDid() {
        bench.globex(Duration.ofHours(1));
        open();
        shows(40);
        press(KeyCode.CONTROL, KeyCode.R).release(KeyCode.R, KeyCode.CONTROL);
        await().atMost(SOON).until(() -> text("#toastText").startsWith("Done in"));
        await().atMost(SOON).until(() -> text("#state").equals("In sync, as of 14:02"));
    }

    @Test
    void cancelsASync() {
        bench.globex(Duration.ofHours(1));
        open();
        shows(40);
        bench.twilio.faults().latency(Duration.ofSeconds(5));
        clickOn("#sync");
        await().atMost(SOON).until(() -> Seen.any(lookup("#cancel")));
        clickOn("#cancel");
        await().atMost(SOON).until(() -> text("#state").startsWith("Needs attention"));
        assertThat(text("#problemText")).startsWith("The last sync was stopped.");
        bench.twilio.faults().clear();
    }

    @Test
    void opensTwiliosPageAndTheCredentialsWhereTheyAreRejected() {
        bench.globex(Duration.ofHours(1));
        open();
        shows(40);
        bench.twilio.faults().denyAuth();
        clickOn("#sync");
        await().atMost(SOON).until(() -> Seen.any(lookup("#problemBar")));
        clickOn("#problemLink");
        assertThat(bench.opened).containsExactly("https://www.twilio.com/docs/api/errors/20003");
        clickOn("#problemWayOut");
        assertThat(bench.went).containsExactly("credentials globex");
    }

    @Test
    void goesToAWorkspaceByShortcutAndByTheSidebar() {
        bench.globex(Duration.ofHours(1));
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        open();
        shows(40);
        press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        await().atMost(SOON).until(() -> text("#title").equals("Initech"));
        await().atMost(SOON).until(() -> Seen.any(lookup("#nothingYetState")));
        clickOn("Globex");
        await().atMost(SOON).until(() -> text("#title").equals("Globex"));
        clickOn("#allNumbers");
        assertThat(text("#title")).isEqualTo("All Numbers");
        interact(() -> find("#allNumbers", Node.class).requestFocus());
        type(KeyCode.TAB);
        assertThat(find("#workspaces", Node.class).isFocused()).isTrue();
        assertThat(text("#title")).isEqualTo("All Numbers");
        type(KeyCode.TAB);
        assertThat(text("#title")).isEqualTo("All Numbers");
        interact(() -> find("#workspaces", Node.class).requestFocus());
        type(KeyCode.DOWN);
        await().atMost(SOON).until(() -> !text("#title").equals("All Numbers"));
        clickOn("#allNumbers").clickOn("#allNumbers");
        assertThat(find("#allNumbers", ToggleButton.class).isSelected()).isTrue();
    }

    @Test
    void thePaletteTakesTheKeyboardAndGivesItBack() {
        bench.globex(Duration.ofHours(1));
        open();
        shows(40);
        interact(() -> find(".number-table", Node.class).requestFocus());
        press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        assertThat(find("#query", Node.class).isFocused()).isTrue();
        type(KeyCode.ESCAPE);
        assertThat(find(".number-table", Node.class).isFocused()).isTrue();
        press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        write("histo", 0).type(KeyCode.ENTER);
        await().atMost(SOON)
                .until(() -> text("#title").equals("Globex") || text("#title").equals("History"));
        assertThat(lookup(".palette").query().getParent().isVisible()).isFalse();
        assertThat(find("#history", ToggleButton.class).isSelected()).isTrue();
    }

    /** PaletteController. */
    @Test
    void thePaletteIsWalkedThroughByArrowsAndLeftByAClickBeside() {
        bench.globex(Duration.ofHours(1));
        open();
        shows(40);
        press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        ListView<?> hits = find("#hits", ListView.class);
        assertThat(hits.getSelectionModel().getSelectedIndex()).isZero();
        type(KeyCode.UP);
        assertThat(hits.getSelectionModel().getSelectedIndex())
                .isEqualTo(hits.getItems().size() - 1);
        type(KeyCode.DOWN).type(KeyCode.DOWN);
        assertThat(hits.getSelectionModel().getSelectedIndex()).isEqualTo(1);
        numberComesLate();
        assertThat(hits.getSelectionModel().getSelectedIndex()).isEqualTo(1);
        write("no such thing", 0);
        assertThat(Seen.is(find(".palette-nothing", Label.class))).isTrue();
        assertThat(hits.isVisible()).isFalse();
        type(KeyCode.ENTER);
        assertThat(Seen.is(find("#palette", Node.class))).isTrue();
        moveTo("#palette").moveBy(0, 300).clickOn(MouseButton.PRIMARY);
        assertThat(find("#palette", Node.class).isVisible()).isFalse();
        assertThat(text("#title")).isEqualTo("Globex");
    }

    private void numberComesLate() {
        var late = new PaletteViewModel.Hit("bi-telephone", "+1 206-555-0100", "Globex", () -> {});
        interact(() -> Objects.requireNonNull(window).palette.hits().add(late));
    }

    /** MenuController, SidebarController: every menu leads where it says, and the sidebar follows. */
    @Test
    void theMenusLeadAndTheSidebarFollows() {
        bench.globex(Duration.ofHours(1));
        open();
        shows(40);
        fire("History");
        assertThat(find("#history", ToggleButton.class).isSelected()).isTrue();
        assertThat(find("#allNumbers", ToggleButton.class).isSelected()).isFalse();
        fire("All Numbers");
        assertThat(find("#allNumbers", ToggleButton.class).isSelected()).isTrue();
        assertThat(text("#title")).isEqualTo("All Numbers");
        fire("Globex");
        assertThat(text("#title")).isEqualTo("Globex");
        assertThat(find("#allNumbers", ToggleButton.class).isSelected()).isFalse();
    }

    private void fire(String item) {
        interact(() -> find(".menu-bar", MenuBar.class).getMenus().stream()
                .flatMap(one -> one.getItems().stream())
                .filter(one -> item.equals(one.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + item))
                .fire());
    }

    @Test
    void anEmptySidebarListIsNoTabStop() {
        open();
        await().atMost(SOON).until(() -> Seen.any(lookup("Welcome to Switchboard")));
        interact(() -> find("#allNumbers", Node.class).requestFocus());
        type(KeyCode.TAB);
        assertThat(find(".sidebar-action", Node.class).isFocused()).isTrue();
    }

    @Test
    void goesFromTheSearchDownIntoTheList() {
        bench.globex(Duration.ofHours(1));
        open();
        shows(40);
        clickOn("#search").type(KeyCode.DOWN);
        TableView<?> table = find(".number-table", TableView.class);
        assertThat(table.isFocused()).isTrue();
        assertThat(table.getSelectionModel().getSelectedIndex()).isZero();
    }

    @Test
    void welcomesWithTwoWaysOn() {
        open();
        await().atMost(SOON).until(() -> Seen.any(lookup("Welcome to Switchboard")));
        clickOn("Open the demo");
        assertThat(bench.went).containsExactly("demo");
        clickOn("Add account");
        assertThat(bench.went).containsExactly("demo", "credentials null");
    }

    @Test
    void givesEveryControlAName() {
        bench.globex(Duration.ofHours(1));
        open();
        shows(40);
        for (ButtonBase button : lookup(node -> node instanceof ButtonBase
                        && node.isVisible()
                        && node.getParent().isVisible())
                .queryAllAs(ButtonBase.class)) {
            assertThat(nameOf(button)).as(button.toString()).isNotBlank();
        }
        assertThat(find("#search", TextField.class).getAccessibleText()).isNotBlank();
    }

    private static String nameOf(ButtonBase button) {
        String text = button.getAccessibleText();
        return text == null || text.isBlank() ? String.valueOf(button.getText()) : text;
    }
}
