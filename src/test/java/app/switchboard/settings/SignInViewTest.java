package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.SettingsPane;
import java.lang.reflect.Method;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Beside {@link CredentialsViewTest}, which rotates: a rotation that is left, a look into another window, and a key's SID that is none. */
class SignInViewTest extends SettingsScene {

    @Test
    void aRotationIsLeftWithEscapeAndAWrongSidIsToldAtItsField() throws Exception {
        addAcme();
        show(SettingsPane.WORKSPACES);
        await().until(() -> sees("#rotate"));
        press("#rotate");
        assertThat(isAt("#signInNo")).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(sees("#questionBox")).isFalse();
        assertThat(isAt("#rotate")).isTrue();

        press("#otherKind");
        assertThat(isAt("#keySid")).isTrue();
        windowHasKeyboard(false);
        assertThat(isAt("#keySid")).isFalse();
        windowHasKeyboard(true);
        assertThat(problem("#keyRow")).as("something was looked up elsewhere").isEmpty();
        enter(Workbench.SID);
        robot.type(KeyCode.TAB);
        assertThat(problem("#keyRow")).contains("This is an Account SID");
        assertThat(sees("#save:disabled")).isTrue();
        press("#otherKind");
        await().until(() -> !sees("#keyRow"));
        assertThat(sees("#save:disabled")).isFalse();
    }

    /** The headless platform never takes the keyboard from a window. */
    private void windowHasKeyboard(boolean has) throws ReflectiveOperationException {
        Window window = view.getScene().getWindow();
        Method told = Window.class.getDeclaredMethod("setFocused", boolean.class);
        told.setAccessible(true);
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> told.invoke(window, has));
        WaitForAsyncUtils.waitForFxEvents(1);
    }
}
