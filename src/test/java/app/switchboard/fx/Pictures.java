package app.switchboard.fx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Writes views as {@code target/pictures/NAME-light.png} and {@code -dark.png}, for looking at. */
public final class Pictures {

    private Pictures() {}

    /** Takes a view's picture in both schemes once it has settled. */
    public static void take(String name, int width, int height, Supplier<Parent> view) throws Exception {
        FxToolkit.registerPrimaryStage();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Scene scene = WaitForAsyncUtils.asyncFx(() -> {
                        Theme.use(scheme);
                        Scene made = new Scene(view.get(), width, height);
                        Theme.style(made);
                        Stage stage = new Stage();
                        stage.setScene(made);
                        stage.show();
                        return made;
                    })
                    .get();
            WaitForAsyncUtils.waitForFxEvents(20);
            WaitForAsyncUtils.asyncFx(() -> {
                        WritableImage image = scene.snapshot(null);
                        Path folder = Files.createDirectories(Path.of("target", "pictures"));
                        String ending = scheme == ColorScheme.DARK ? "-dark.png" : "-light.png";
                        ImageIO.write(
                                SwingFXUtils.fromFXImage(image, null),
                                "png",
                                folder.resolve(name + ending).toFile());
                        scene.getWindow().hide();
                        return true;
                    })
                    .get();
        }
    }
}
