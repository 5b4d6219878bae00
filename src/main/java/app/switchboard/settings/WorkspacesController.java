package app.switchboard.settings;

import app.switchboard.settings.WorkspacesViewModel.Item;
import app.switchboard.settings.WorkspacesViewModel.Tab;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** Binds the workspaces pane to its view model. */
public final class WorkspacesController {

    private final WorkspacesViewModel model;
    private final Function<String, Parent> load;

    @FXML
    private BorderPane pane;

    @FXML
    private ChoiceBox<Item> workspace;

    @FXML
    private Button add;

    @FXML
    private ToggleButton accountTab;

    @FXML
    private ToggleButton routingTab;

    @FXML
    private ToggleButton safetyTab;

    @FXML
    private NoticeLine notice;

    @FXML
    private StackPane content;

    @FXML
    private Node account;

    private final Map<Tab, Node> loaded = new EnumMap<>(Tab.class);
    private boolean showing;

    /**
     * @param load loads the view of a name
     */
    WorkspacesController(WorkspacesViewModel model, Function<String, Parent> load) {
        this.model = model;
        this.load = load;
    }

    @FXML
    void initialize() {
        notice.bind(model.notice);
        workspace.setConverter(
                Controls.words(item -> item == null ? model.texts().get("settings.workspaces.new") : item.name()));
        workspace.setAccessibleText(model.texts().get("settings.workspaces.choose"));
        workspace.setTooltip(new Tooltip(model.texts().get("settings.workspaces.choose")));
        add.setTooltip(new Tooltip(add.getAccessibleText()));
        model.items.addListener((ListChangeListener<Item>) change -> list());
        model.selected.subscribe(item -> list());
        workspace.valueProperty().subscribe((before, now) -> {
            if (now != null && !showing) {
                model.choose(now);
            }
        });
        tab(accountTab, Tab.ACCOUNT);
        tab(routingTab, Tab.ROUTING);
        tab(safetyTab, Tab.SAFETY);
        model.rulesProperty().subscribe(rules -> {
            routingTab.setDisable(rules == null);
            safetyTab.setDisable(rules == null);
            loaded.clear();
            show(model.tab.get());
        });
        model.tab.subscribe(this::show);
        content.disableProperty().bind(model.turning.and(model.tab.isNotEqualTo(Tab.ACCOUNT)));
        pane.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.open();
            }
        });
    }

    private void tab(ToggleButton button, Tab tab) {
        button.setTooltip(new Tooltip(button.getAccessibleHelp()));
        button.setOnAction(event -> {
            button.setSelected(true);
            model.tab.set(tab);
        });
        model.tab.subscribe(now -> button.setSelected(now == tab));
    }

    private void list() {
        showing = true;
        if (!workspace.getItems().equals(model.items)) {
            workspace.getItems().setAll(model.items);
        }
        workspace.setValue(model.selected.get());
        showing = false;
    }

    /** The account's form stays: what is being typed there, and a save that runs, outlive a look at the rules. */
    private void show(Tab tab) {
        boolean isAccount = tab == Tab.ACCOUNT || model.rulesProperty().get() == null;
        Node shown = isAccount
                ? account
                : loaded.computeIfAbsent(
                        tab, wanted -> load.apply(wanted == Tab.ROUTING ? "RoutingView" : "SafetyView"));
        content.getChildren().setAll(shown);
        account.setVisible(isAccount);
    }

    @FXML
    void add() {
        model.edit(null);
    }
}
