package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.SettingsPane;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting.Method;
import app.switchboard.workspace.Policy;
import javafx.scene.control.ChoiceBox;
import org.junit.jupiter.api.Test;

/** Beside {@link SettingsViewTest}: how a webhook is asked, and what can't be stored. */
class RoutingViewTest extends SettingsScene {

    @Test
    void theMethodHoldsAtOnceAndWhatCannotBeStoredIsToldAtItsPlace() throws Exception {
        addAcme();
        show(SettingsPane.WORKSPACES);
        await().until(() -> bench.model.workspaces().rulesProperty().get() != null);
        press("#routingTab");
        await().until(() -> sees("#hook-messages .choice-box"));
        ChoiceBox<Method> method = choice("#hook-messages .choice-box");
        act(() -> method.setValue(Method.GET));
        await().until(() -> acme().routing().wanted(Hook.MESSAGES).orElseThrow().method() == Method.GET);

        bench.bench.workspaces.remove("acme");
        ChoiceBox<Policy.Schedule> schedule = choice("#schedule");
        act(() -> {
            method.setValue(Method.POST);
            schedule.setValue(Policy.Schedule.DAILY);
        });
        await().until(() -> !problem("#hook-messages .hook-address").isEmpty()
                && !problem("#scheduleRow").isEmpty());
        assertThat(method.getValue()).isEqualTo(Method.GET);
        assertThat(schedule.getValue()).isEqualTo(Policy.Schedule.OFF);
        assertThat(problem("#scheduleRow")).contains("acme");
    }
}
