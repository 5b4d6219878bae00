package app.switchboard.settings;

import app.switchboard.fx.Texts;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.Policy.Schedule;
import java.util.List;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Binds where calls and messages of a workspace are to go, and how often that is checked. */
public final class RoutingController {

    private final WorkspaceRules rules;
    private final Texts texts;

    @FXML
    private VBox messages;

    @FXML
    private VBox calls;

    @FXML
    private SettingRow scheduleRow;

    @FXML
    private ChoiceBox<Schedule> schedule;

    RoutingController(WorkspaceRules rules, Texts texts) {
        this.rules = rules;
        this.texts = texts;
    }

    @FXML
    void initialize() {
        fill(messages, true);
        fill(calls, false);
        Controls.bind(
                scheduleRow,
                schedule,
                List.of(Schedule.values()),
                choice -> texts.get("settings.schedule." + choice.text()),
                rules.schedule());
    }

    private void fill(VBox card, boolean ofMessages) {
        Stream.of(Hook.values())
                .filter(hook -> hook.isForMessages() == ofMessages)
                .forEach(hook -> {
                    if (!card.getChildren().isEmpty()) {
                        Region line = new Region();
                        line.getStyleClass().add("hairline");
                        card.getChildren().add(line);
                    }
                    card.getChildren().add(new HookRow(rules.hook(hook), texts));
                });
    }
}
