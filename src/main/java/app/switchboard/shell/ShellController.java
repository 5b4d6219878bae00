package app.switchboard.shell;

import app.switchboard.fx.Page;
import app.switchboard.fx.Texts;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the window's toolbar, bar of failures and content. */
final class ShellController {

    private static final Duration RESULT_STAYS = Duration.seconds(10);

    private final ShellViewModel model;
    private final PaletteViewModel paletteModel;
    private final Texts texts;
    private final Function<String, Parent> views;
    private final Consumer<String> openLink;
    private @Nullable Node before;

    @FXML
    private BorderPane frame;

    @FXML
    private StackPane sheet;

    @FXML
    private StackPane palette;

    @FXML
    private SplitPane split;

    @FXML
    private Node pageSwitch;

    @FXML
    private ToggleButton numbersWay;

    @FXML
    private ToggleButton overviewWay;

    @FXML
    private Node syncing;

    @FXML
    private Label title;

    @FXML
    private Label state;

    @FXML
    private FontIcon stateIcon;

    @FXML
    private TextField search;

    @FXML
    private Button sync;

    @FXML
    private Node export;

    @FXML
    private ToggleButton details;

    @FXML
    private ProgressBar progress;

    @FXML
    private HBox problemBar;

    @FXML
    private FontIcon problemIcon;

    @FXML
    private Label problemText;

    @FXML
    private Hyperlink problemLink;

    @FXML
    private Button problemWayOut;

    @FXML
    private StackPane pages;

    @FXML
    private Node toast;

    @FXML
    private Label toastText;

    @FXML
    private VBox notices;

    ShellController(
            ShellViewModel model, PaletteViewModel palette, Function<String, Parent> views, Consumer<String> openLink) {
        this.model = model;
        this.paletteModel = palette;
        this.texts = model.texts();
        this.views = views;
        this.openLink = openLink;
    }

    @FXML
    void initialize() {
        for (Node node :
                new Node[] {sync, syncing, problemBar, problemLink, toast, search, export, details, pageSwitch}) {
            node.managedProperty().bind(node.visibleProperty());
        }
        search.textProperty().bindBidirectional(model.list().searchProperty());
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                search.clear();
                model.list().focus();
            } else if (key.getCode() == KeyCode.DOWN) {
                model.list().focus();
                key.consume();
            }
        });
        details.selectedProperty().bindBidirectional(model.list().detailsProperty());
        model.onFind(() -> {
            search.requestFocus();
            search.selectAll();
        });
        model.headerProperty().subscribe(this::show);
        PageStack stack = new PageStack(pages, views);
        model.whereabouts().placeProperty().subscribe(place -> {
            stack.show(place.page());
            show(place);
        });
        model.faces().plan().openProperty().subscribe(this::showSheet);
        paletteModel.openProperty().subscribe(this::showPalette);
        palette.setOnMousePressed(press -> paletteModel.close());
        rememberSidebar();
        ProblemBar bar = new ProblemBar(problemBar, problemIcon, problemText, problemLink, problemWayOut);
        model.problems().shownProperty().subscribe(problem -> bar.show(problem, texts, openLink));
        showResults();
        new NoticeCards(notices, model.notices(), texts);
    }

    private void show(Header header) {
        title.setText(header.title());
        state.setText(header.state());
        state.setManaged(!header.state().isEmpty());
        SyncState of = header.of();
        // Not by managed: a label takes in its graphic only where it is managed when the text changes.
        state.setGraphic(of == null ? null : stateIcon);
        if (of != null) {
            stateIcon.setIconLiteral(of.icon());
            stateIcon.getStyleClass().setAll("ikonli-font-icon", "state-icon", of.style());
        }
        sync.setVisible(!header.syncing() && model.whereabouts().page() != Page.WELCOME);
        sync.setDisable(!header.canSync());
        syncing.setVisible(header.syncing());
        progress.setProgress(header.fraction());
    }

    private void show(Whereabouts.Place place) {
        Page page = place.page();
        // What can't be seen must not be reached by keyboard either: invisible nodes take no focus.
        for (Node node : new Node[] {search, export, details}) {
            node.setVisible(page == Page.NUMBERS);
        }
        boolean ofOne = place.workspaceId() != null;
        pageSwitch.setVisible(ofOne && (page == Page.NUMBERS || page == Page.OVERVIEW));
        numbersWay.setSelected(page == Page.NUMBERS);
        overviewWay.setSelected(page == Page.OVERVIEW);
    }

    private void showSheet(boolean open) {
        if (open && sheet.getChildren().isEmpty()) {
            sheet.getChildren().add(views.apply("PlanView"));
        }
        sheet.setVisible(open);
        frame.setDisable(open);
        if (!open) {
            model.list().focus();
        }
    }

    private void showPalette(boolean open) {
        if (open && palette.getChildren().isEmpty()) {
            palette.getChildren().add(views.apply("PaletteView"));
        }
        palette.setVisible(open);
        Scene scene = frame.getScene();
        if (open) {
            before = scene == null ? null : scene.getFocusOwner();
            // Only what can be seen takes the keyboard.
            palette.lookup("#query").requestFocus();
        } else if (before != null) {
            before.requestFocus();
        }
    }

    /** As wide as it was the last time: a split pane thinks in parts of itself, and has no size at first. */
    private void rememberSidebar() {
        var divider = split.getDividers().getFirst();
        split.widthProperty().subscribe((was, now) -> {
            if (was.doubleValue() == 0) {
                divider.setPosition(model.whereabouts().sidebarWidth() / now.doubleValue());
            }
        });
        Region sidebar = (Region) split.getItems().getFirst();
        sidebar.widthProperty().subscribe(width -> {
            if (width.doubleValue() > 0) {
                model.whereabouts().keepSidebarWidth(width.doubleValue());
            }
        });
    }

    private void showResults() {
        PauseTransition hide = new PauseTransition(RESULT_STAYS);
        hide.setOnFinished(event -> model.runs().dismissResult());
        model.runs().resultProperty().subscribe(text -> {
            toast.setVisible(!text.isEmpty());
            toastText.setText(text);
            if (text.isEmpty()) {
                hide.stop();
            } else {
                hide.playFromStart();
            }
        });
    }

    @FXML
    void sync() {
        model.sync();
    }

    @FXML
    void cancel() {
        model.runs().cancel();
    }

    @FXML
    void showNumbers() {
        model.show(Page.NUMBERS, model.whereabouts().workspaceId());
    }

    @FXML
    void showOverview() {
        model.show(Page.OVERVIEW, model.whereabouts().workspaceId());
    }

    @FXML
    void exportCsv() {
        model.list().exportCsv();
    }

    @FXML
    void exportJson() {
        model.list().exportJson();
    }

    @FXML
    void wayOut() {
        model.wayOut();
    }

    @FXML
    void dismissProblem() {
        model.problems().dismiss();
    }

    @FXML
    void dismissResult() {
        model.runs().dismissResult();
    }
}
