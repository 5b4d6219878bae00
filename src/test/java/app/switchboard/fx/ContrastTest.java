package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** That every text and icon stands out from every ground it is used on, in both schemes, by the measure of WCAG 2.2. */
class ContrastTest {

    private static final Path STYLESHEETS = Path.of("src/main/resources/css");
    private static final Path TOKENS = STYLESHEETS.resolve("tokens.css");
    private static final double TEXT = 4.5;
    private static final double ICON = 3;

    private static final List<String> GROUNDS = List.of("window", "sidebar", "toolbar", "pane", "card");
    /** What lies on a ground below a text: nothing, or what a row does when it is pointed at or chosen. */
    private static final List<String> ROWS = List.of("", "stripe", "hover", "selected", "neutral-wash", "accent-wash");

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\b(rgba?|hsba?|derive)\\(");

    private final Map<String, Color> colours = new HashMap<>();

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void textsStandOut(ColorScheme scheme) throws Exception {
        resolve(scheme);
        List<String> faults = new ArrayList<>();
        for (String ground : GROUNDS) {
            for (String row : ROWS) {
                check(faults, TEXT, "text", ground, row);
                check(faults, TEXT, "muted", ground, row);
            }
            for (String name : List.of("accent", "success", "warning", "danger")) {
                check(faults, TEXT, name + "-text", ground, "");
                check(faults, TEXT, name + "-text", ground, "hover");
                check(faults, TEXT, name + "-text", ground, name + "-wash");
            }
            check(faults, TEXT, "text", ground, "success-wash");
            check(faults, TEXT, "text", ground, "warning-wash");
            check(faults, TEXT, "text", ground, "danger-wash");
        }
        check(faults, TEXT, "text", "segment", "");
        assertThat(faults).as(scheme + ": texts need 4.5:1").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void iconsAndTheFocusRingStandOut(ColorScheme scheme) throws Exception {
        resolve(scheme);
        List<String> faults = new ArrayList<>();
        for (String ground : GROUNDS) {
            for (String name : List.of("success", "warning", "danger")) {
                for (String row : ROWS) {
                    check(faults, ICON, name + "-icon", ground, row);
                }
                check(faults, ICON, name + "-icon", ground, name + "-wash");
            }
            check(faults, ICON, "accent", ground, "");
        }
        assertThat(faults).as(scheme + ": shapes need 3:1").isEmpty();
    }

    @Test
    void theFaintTokenIsForNoText() throws IOException {
        for (Path file : stylesheets()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("text-fill:[^;]*-sb-faint");
        }
    }

    @Test
    void coloursStandInTheTokensOnly() throws IOException {
        String tokens = Files.readString(TOKENS);
        assertThat(tokens.substring(tokens.indexOf('}', tokens.indexOf("\n.root {"))))
                .doesNotContainPattern(COLOUR);
        for (Path file : stylesheets()) {
            if (!file.equals(TOKENS)) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(COLOUR);
            }
        }
    }

    /** A stylesheet that nobody loads would be missed by nobody. */
    @Test
    void everyStylesheetIsLoaded() throws Exception {
        FxToolkit.registerPrimaryStage();
        Scene scene =
                WaitForAsyncUtils.asyncFx(() -> new Scene(new StackPane())).get();
        Theme.style(scene);
        assertThat(scene.getStylesheets().stream().map(url -> url.substring(url.lastIndexOf('/') + 1)))
                .containsExactlyInAnyOrderElementsOf(stylesheets().stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
    }

    private static List<Path> stylesheets() throws IOException {
        try (Stream<Path> files = Files.list(STYLESHEETS)) {
            return files.toList();
        }
    }

    @Test
    void noStyleStandsInTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain(".setStyle(")
                            .doesNotContain("Color.web("));
        }
    }

    private void check(List<String> faults, double least, String token, String ground, String wash) {
        Color behind = wash.isEmpty() ? colour(ground) : over(colour(wash), colour(ground));
        double ratio = contrast(over(colour(token), behind), behind);
        if (ratio < least) {
            faults.add(String.format(
                    Locale.ROOT, "-sb-%s on -sb-%s%s: %.2f", token, ground, wash.isEmpty() ? "" : " + " + wash, ratio));
        }
    }

    private Color colour(String token) {
        Color colour = colours.get(token);
        assertThat(colour).as("-sb-" + token).isNotNull();
        return colour == null ? Color.BLACK : colour;
    }

    /** Lets the toolkit say what each token is. */
    private void resolve(ColorScheme scheme) throws Exception {
        List<String> tokens = Pattern.compile("^ {2}-sb-([a-z-]+):", Pattern.MULTILINE)
                .matcher(Files.readString(TOKENS))
                .results()
                .map(found -> found.group(1))
                .toList();
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.asyncFx(() -> {
                    Theme.use(scheme);
                    StackPane root = new StackPane();
                    Scene scene = new Scene(root);
                    Theme.style(scene);
                    for (String token : tokens) {
                        Region patch = new Region();
                        patch.setStyle("-fx-background-color: -sb-" + token);
                        root.getChildren().add(patch);
                        root.applyCss();
                        colours.put(token, (Color)
                                patch.getBackground().getFills().getFirst().getFill());
                    }
                    return tokens.size();
                })
                .get();
    }

    private static Color over(Color front, Color back) {
        return back.interpolate(Color.color(front.getRed(), front.getGreen(), front.getBlue()), front.getOpacity());
    }

    private static double contrast(Color one, Color other) {
        double bright = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (bright + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
