package app.switchboard.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Binds the menus: the system's menu bar where there is one, else inside the window. */
final class MenuController {

    private static final int WITH_SHORTCUT = 9;

    private final ShellViewModel model;

    @FXML
    private MenuBar bar;

    @FXML
    private Menu workspaceMenu;

    @FXML
    private MenuItem syncItem;

    @FXML
    private MenuItem cancelItem;

    @FXML
    private MenuItem settingsItem;

    @FXML
    private CheckMenuItem detailsItem;

    /** What stands in the menu before the workspaces. */
    private final List<MenuItem> fixed = new ArrayList<>();

    MenuController(ShellViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        bar.setUseSystemMenuBar(true);
        fixed.addAll(workspaceMenu.getItems());
        detailsItem.selectedProperty().bindBidirectional(model.list().detailsProperty());
        model.headerProperty().subscribe(header -> {
            syncItem.setDisable(!header.canSync());
            cancelItem.setDisable(!header.syncing());
        });
        settingsItem.disableProperty().bind(model.selectedIdProperty().isNull());
        model.workspaces().addListener((ListChangeListener<WorkspaceItem>) change -> listWorkspaces());
        listWorkspaces();
    }

    private void listWorkspaces() {
        List<MenuItem> items = new ArrayList<>(fixed);
        for (int i = 0; i < model.workspaces().size(); i++) {
            WorkspaceItem workspace = model.workspaces().get(i);
            MenuItem item = new MenuItem(workspace.name());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> model.showNumbers(workspace.id()));
            if (i < WITH_SHORTCUT) {
                KeyCode digit = KeyCode.valueOf("DIGIT" + (i + 1));
                item.setAccelerator(new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN));
            }
            items.add(item);
        }
        workspaceMenu.getItems().setAll(items);
    }

    @FXML
    void addWorkspace() {
        model.showCredentials(null);
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
    void settings() {
        model.showCredentials(model.selectedIdProperty().get());
    }

    @FXML
    void quit() {
        bar.getScene().getWindow().hide();
    }

    @FXML
    void find() {
        model.find();
    }

    @FXML
    void showAll() {
        model.showNumbers(null);
    }

    @FXML
    void sync() {
        model.sync();
    }

    @FXML
    void cancel() {
        model.cancel();
    }
}
