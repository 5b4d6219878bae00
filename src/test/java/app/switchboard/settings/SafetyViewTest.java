package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.SettingsPane;
import app.switchboard.workspace.Marks;
import app.switchboard.workspace.Policy;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Beside {@link SettingsViewTest}: the rules by keyboard, and what can't be stored. */
class SafetyViewTest extends SettingsScene {

    @Test
    void theKeyboardSetsTheRulesAndWhatCannotBeStoredIsToldAtItsPlace() throws Exception {
        addAcme();
        show(SettingsPane.WORKSPACES);
        await().until(() -> bench.model.workspaces().rulesProperty().get() != null);
        press("#safetyTab");
        await().until(() -> sees("#foreign .segment:selected"));
        focus("#foreign .segment:selected");
        robot.type(KeyCode.RIGHT);
        await().until(() -> acme().policy().foreign() == Policy.Foreign.KEEP);
        focus("#colour-blue");
        robot.type(KeyCode.SPACE);
        await().until(() -> acme().marks().colour() == Marks.Colour.BLUE);
        robot.type(KeyCode.SPACE);
        assertThat(find("#colour-blue", ToggleButton.class).isSelected())
                .as("what is taken stays taken")
                .isTrue();

        bench.bench.workspaces.remove("acme");
        focus("#production");
        robot.type(KeyCode.SPACE);
        press("#colour-red");
        await().until(() ->
                !problem("#productionRow").isEmpty() && !problem("#colourRow").isEmpty());
        assertThat(find("#production", Switch.class).isSelected()).isFalse();
        assertThat(find("#colourWord", Label.class).getText()).isEqualTo("Blue");
        assertThat(problem("#foreignRow")).isEmpty();
    }
}
