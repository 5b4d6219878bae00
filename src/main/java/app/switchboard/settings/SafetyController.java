package app.switchboard.settings;

import app.switchboard.fx.Texts;
import app.switchboard.workspace.Marks.Colour;
import app.switchboard.workspace.Policy.Foreign;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds what may be done to a workspace without asking, and how it is marked. */
public final class SafetyController {

    private final WorkspaceRules rules;
    private final Texts texts;

    @FXML
    private SettingRow foreignRow;

    @FXML
    private Segmented foreign;

    @FXML
    private SettingRow readOnlyRow;

    @FXML
    private Switch readOnly;

    @FXML
    private SettingRow productionRow;

    @FXML
    private Switch production;

    @FXML
    private SettingRow colourRow;

    @FXML
    private HBox colours;

    @FXML
    private Label colourWord;

    SafetyController(WorkspaceRules rules, Texts texts) {
        this.rules = rules;
        this.texts = texts;
    }

    @FXML
    void initialize() {
        foreignRow.name(foreign, rules.foreign().problemProperty());
        foreign.bind(
                rules.foreign(),
                List.of(Foreign.values()),
                choice -> texts.get("settings.foreign." + choice.text()),
                choice -> texts.get("settings.foreign." + choice.text() + ".tip"));
        Controls.bind(readOnlyRow, readOnly, rules.readOnly());
        Controls.bind(productionRow, production, rules.production());
        colourRow.name(colours, rules.colour().problemProperty());
        ToggleGroup group = new ToggleGroup();
        for (Colour colour : Colour.values()) {
            colours.getChildren().add(swatch(colour, group));
        }
        rules.colour().valueProperty().subscribe(now -> colourWord.setText(word(now)));
    }

    private ToggleButton swatch(Colour colour, ToggleGroup group) {
        ToggleButton swatch = new ToggleButton();
        swatch.setId("colour-" + colour.text());
        swatch.getStyleClass().addAll("swatch", "swatch-" + colour.text());
        swatch.setGraphic(new FontIcon(colour == Colour.NONE ? "bi-slash" : "bi-check"));
        swatch.setToggleGroup(group);
        swatch.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        swatch.setAccessibleText(word(colour));
        swatch.setTooltip(new Tooltip(word(colour)));
        swatch.setOnAction(event -> {
            swatch.setSelected(true);
            rules.colour().choose(colour);
        });
        rules.colour().valueProperty().subscribe(now -> swatch.setSelected(now == colour));
        return swatch;
    }

    private String word(Colour colour) {
        return texts.get("settings.colour." + colour.text());
    }
}
