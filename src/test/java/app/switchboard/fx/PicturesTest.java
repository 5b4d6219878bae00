package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import javafx.application.ColorScheme;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/** What the comparison of pictures lets pass, and what it does not. */
class PicturesTest {

    private static BufferedImage button(int shift) throws Exception {
        return Pictures.render(ColorScheme.LIGHT, NodeOrientation.LEFT_TO_RIGHT, 300, 120, () -> {
            StackPane pane = new StackPane(new Button("Save"));
            pane.setPadding(new Insets(0, 0, 0, 2 * shift));
            return pane;
        });
    }

    @Test
    void aShiftedButtonIsSeen() throws Exception {
        BufferedImage as = button(0);
        assertThat(Pictures.different(as, button(0))).isZero();
        assertThat(Pictures.different(as, button(3))).isGreaterThan(Pictures.DIFFERENT_PIXELS);
    }
}
