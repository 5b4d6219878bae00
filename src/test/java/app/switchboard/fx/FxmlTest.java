package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every view, whoever writes it. */
class FxmlTest {

    private static final Path FOLDER = Path.of("src/main/resources/fxml");
    private static final Pattern CONTROLLER = Pattern.compile("fx:controller=\"([^\"]+)\"");

    static List<Path> views() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void theControllerIsThereAndNamedAfterTheView(Path view) throws Exception {
        Matcher controller = CONTROLLER.matcher(Files.readString(view));
        if (controller.find()) {
            Class<?> type = Class.forName(controller.group(1));
            assertThat(view.getFileName()).hasToString(type.getSimpleName().replace("Controller", "View.fxml"));
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void noStyleStandsInline(Path view) throws IOException {
        assertThat(Files.readString(view)).doesNotContain("style=\"").doesNotContainPattern("#[0-9a-fA-F]{6}\\b");
    }
}
