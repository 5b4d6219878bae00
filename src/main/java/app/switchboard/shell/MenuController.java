package app.switchboard.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Binds the menus: the system's menu bar where there is one, else inside the window. */
final class MenuController {

    private static final int WITH_SHORTCUT = 9;

    private final ShellViewModel model;
    private final Commands commands;

    @FXML
    private MenuBar bar;

    MenuController(ShellViewModel model, PaletteViewModel palette) {
        this.model = model;
        this.commands = palette.commands();
    }

    @FXML
    void initialize() {
        bar.setUseSystemMenuBar(true);
        commands.menus().forEach((name, entries) -> {
            Menu menu = new Menu(model.texts().get("menu." + name));
            entries.forEach(command -> menu.getItems().add(item(command)));
            bar.getMenus().add(menu);
            if (name.equals("workspace")) {
                List<MenuItem> fixed = List.copyOf(menu.getItems());
                model.workspaces()
                        .addListener((ListChangeListener<WorkspaceItem>) change -> listWorkspaces(menu, fixed));
                listWorkspaces(menu, fixed);
            }
        });
    }

    private MenuItem item(Command command) {
        MenuItem item = new MenuItem(model.texts().get(command.key()));
        item.setId(command.key().replace('.', '-'));
        item.setMnemonicParsing(false);
        item.setAccelerator(command.keys());
        item.disableProperty().bind(Bindings.not(command.enabled()));
        item.setOnAction(event -> command.action().run());
        return item;
    }

    private void listWorkspaces(Menu menu, List<MenuItem> fixed) {
        List<MenuItem> items = new ArrayList<>(fixed);
        items.add(new SeparatorMenuItem());
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
        menu.getItems().setAll(items);
    }
}
