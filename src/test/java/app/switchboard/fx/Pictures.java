package app.switchboard.fx;

import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.NodeOrientation;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Renders views in light and dark, for looking at and for comparing with how they were. */
public final class Pictures {

    private static final Path RENDERED = Path.of("target", "pictures");
    private static final Path EXPECTED = Path.of("src", "test", "resources", "pictures");

    /** Another font renderer may smooth edges a little otherwise; it moves nothing. */
    private static final int SAME_CHANNEL = 72;

    static final int DIFFERENT_PIXELS = 40;

    private static final int SCREEN_WIDTH = 1280;
    private static final int SCREEN_HEIGHT = 800;

    private Pictures() {}

    /** Writes a view as {@code target/pictures/NAME-light.png} and {@code -dark.png}, once it has settled. */
    public static void take(String name, int width, int height, Supplier<Parent> view) throws Exception {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            write(render(scheme, NodeOrientation.LEFT_TO_RIGHT, width, height, view), file(RENDERED, name, scheme));
        }
    }

    /** Shows a view, light, until it has settled, and tells what was found in it. */
    public static List<String> inspect(
            NodeOrientation orientation,
            int width,
            int height,
            Supplier<Parent> view,
            Function<Parent, List<String>> inspector)
            throws Exception {
        List<String> found = new ArrayList<>();
        shown(ColorScheme.LIGHT, orientation, width, height, view, scene -> {
            found.addAll(inspector.apply(scene.getRoot()));
            return found;
        });
        return found;
    }

    /** As {@link #take}, light, from the right to the left. */
    public static void takeMirrored(String name, int width, int height, Supplier<Parent> view) throws Exception {
        ColorScheme light = ColorScheme.LIGHT;
        write(render(light, NodeOrientation.RIGHT_TO_LEFT, width, height, view), file(RENDERED, name, light));
    }

    /**
     * Compares a view, in both schemes, with the pictures that are checked in, and takes {@link Walk} through it; {@code -Dupdate-pictures} puts new ones in their place.
     */
    public static void check(String name, int width, int height, Supplier<Parent> view) throws Exception {
        List<String> faults = new ArrayList<>();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            BufferedImage now = shown(scheme, NodeOrientation.LEFT_TO_RIGHT, width, height, view, scene -> {
                BufferedImage image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
                if (scheme == ColorScheme.LIGHT) {
                    faults.addAll(Walk.faults(name, scene.getRoot()));
                }
                return image;
            });
            compare(now, file(EXPECTED, name, scheme), file(RENDERED, name, scheme));
        }
        Walk.report(faults);
    }

    private static void compare(BufferedImage now, Path expected, Path rendered) throws Exception {
        write(now, rendered);
        boolean there = Files.exists(expected);
        int different = there ? different(ImageIO.read(expected.toFile()), now) : Integer.MAX_VALUE;
        if (different <= DIFFERENT_PIXELS) {
            return;
        }
        if (System.getProperty("update-pictures") == null) {
            fail(
                    there
                            ? "%s differs in %d pixels from %s: look at both; -Dupdate-pictures takes the new one"
                                    .formatted(rendered, different, expected)
                            : "there is no " + expected + ": look at the new one, then run with -Dupdate-pictures");
        }
        write(now, expected);
    }

    /** How many pixels differ so that one would see it. */
    static int different(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return Integer.MAX_VALUE;
        }
        int different = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (farApart(one.getRGB(x, y), other.getRGB(x, y))) {
                    different++;
                }
            }
        }
        return different;
    }

    private static boolean farApart(int one, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs(((one >> shift) & 0xff) - ((other >> shift) & 0xff)) > SAME_CHANNEL) {
                return true;
            }
        }
        return false;
    }

    static BufferedImage render(
            ColorScheme scheme, NodeOrientation orientation, int width, int height, Supplier<Parent> view)
            throws Exception {
        return shown(
                scheme,
                orientation,
                width,
                height,
                view,
                scene -> SwingFXUtils.fromFXImage(scene.snapshot(null), null));
    }

    private static <T> T shown(
            ColorScheme scheme,
            NodeOrientation orientation,
            int width,
            int height,
            Supplier<Parent> view,
            Function<Scene, T> look)
            throws Exception {
        FxToolkit.registerPrimaryStage();
        Scene scene = WaitForAsyncUtils.asyncFx(() -> {
                    Theme.use(scheme);
                    Scene made = new Scene(view.get(), width, height);
                    made.setNodeOrientation(orientation);
                    Theme.style(made);
                    Stage stage = new Stage();
                    stage.setScene(made);
                    if (width <= SCREEN_WIDTH && height <= SCREEN_HEIGHT) {
                        stage.show();
                    } else {
                        // What does not fit the headless screen is drawn without a window; lists need several looks.
                        made.snapshot(null);
                        made.snapshot(null);
                    }
                    return made;
                })
                .get();
        // No caret that blinks, no ring around what happened to be first.
        WaitForAsyncUtils.asyncFx(() -> scene.getRoot().requestFocus()).get();
        WaitForAsyncUtils.waitForFxEvents(20);
        return WaitForAsyncUtils.asyncFx(() -> {
                    try {
                        return look.apply(scene);
                    } finally {
                        scene.getWindow().hide();
                    }
                })
                .get();
    }

    private static Path file(Path folder, String name, ColorScheme scheme) {
        return folder.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
    }

    private static void write(BufferedImage image, Path file) throws Exception {
        Files.createDirectories(file.getParent());
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        plain.createGraphics().drawImage(image, 0, 0, null);
        ImageIO.write(plain, "png", file.toFile());
    }
}
