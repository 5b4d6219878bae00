package app.switchboard.settings;

import app.switchboard.fx.Texts;
import app.switchboard.workspace.HookSetting.Method;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One webhook in a card: its switch, and below it, while that is on, the address and the method. */
final class HookRow extends VBox {

    HookRow(HookEntry entry, Texts texts) {
        String key = "settings.hook." + entry.hook().text();
        setId("hook-" + entry.hook().text());
        Switch on = new Switch();
        SettingRow head = new SettingRow();
        head.setText(texts.get(key));
        head.setHelp(texts.get(key + ".help"));
        head.getContent().add(on);
        head.name(on, new ReadOnlyStringWrapper("").getReadOnlyProperty());
        on.selectedProperty().bindBidirectional(entry.on);

        TextField address = new TextField();
        address.setPromptText("https://");
        HBox.setHgrow(address, Priority.ALWAYS);
        ChoiceBox<Method> method = new ChoiceBox<>();
        method.getItems().setAll(Method.POST, Method.GET);
        method.valueProperty().bindBidirectional(entry.method);
        method.setAccessibleText(texts.get("settings.hook.method"));
        method.setAccessibleHelp(texts.get("settings.hook.method.help"));
        HBox line = new HBox(address, method);
        line.getStyleClass().add("hook-line");
        Label expansion = new Label();
        expansion.getStyleClass().addAll("expansion", "tabular");
        expansion.setWrapText(true);
        expansion.textProperty().bind(entry.expansionProperty());
        CredentialsController.show(expansion, entry.expansionProperty().isNotEmpty());
        FormRow row = new FormRow();
        row.getStyleClass().add("hook-address");
        row.setText(texts.get("settings.hook.address"));
        row.getContent().addAll(line, expansion);
        row.bind(address, entry.address(), left -> entry.leave(), link -> {}, problem -> {});
        address.setAccessibleText(texts.get("settings.hook.address.of", texts.get(key)));
        address.setOnAction(event -> entry.leave());
        CredentialsController.show(row, entry.on);
        getChildren().addAll(head, row);
        on.selectedProperty().subscribe((before, now) -> {
            if (now && entry.address().value().isEmpty()) {
                address.requestFocus();
            }
        });
    }
}
