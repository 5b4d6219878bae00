package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

class BeforeAfterTest {

    private static final String OURS = "https://cc.example/api/twilio/acme/webhook";
    private static final String LONG = "https://cc.example/api/" + "twilio/".repeat(20) + "globex/webhook";

    /** The lines as they are read, and what in them is marked how. */
    private static List<String> shown(int width, Supplier<BeforeAfter> made, String before, String after)
            throws Exception {
        return Pictures.inspect(
                NodeOrientation.LEFT_TO_RIGHT,
                width,
                100,
                () -> {
                    BeforeAfter values = made.get();
                    values.show(before, after);
                    return new StackPane(values);
                },
                root -> {
                    BeforeAfter values =
                            (BeforeAfter) root.getChildrenUnmodifiable().getFirst();
                    assertThat(values.getAccessibleText())
                            .isEqualTo((before.isEmpty() ? "not set" : before) + " → "
                                    + (after.isEmpty() ? "not set" : after));
                    assertThat(values.getChildren())
                            .allSatisfy(row -> assertThat(row.prefWidth(-1)).isLessThanOrEqualTo(width));
                    return values.getChildren().stream()
                            .map(BeforeAfterTest::words)
                            .toList();
                });
    }

    private static String words(Node node) {
        if (node instanceof FontIcon) {
            return "→";
        }
        if (node instanceof Text text) {
            boolean plain = text.getText().isEmpty() || text.getStyleClass().contains("same");
            return plain ? text.getText() : "[" + text.getStyleClass().getFirst() + " " + text.getText() + "]";
        }
        return node instanceof Label label
                ? label.getText() + ": "
                : Walk.children(node).stream().map(BeforeAfterTest::words).collect(Collectors.joining());
    }

    private static BeforeAfter arrow() {
        return BeforeAfter.withArrow("not set");
    }

    @Test
    void marksThePartThatDiffers() throws Exception {
        assertThat(shown(400, BeforeAfterTest::arrow, OURS, OURS.replace("acme", "globex")))
                .containsExactly(
                        "cc.example/api/twilio/[removed acme]/webhook",
                        "→cc.example/api/twilio/[added globex]/webhook");
    }

    @Test
    void whatHasNothingAlikeIsNotMarked() throws Exception {
        assertThat(shown(400, BeforeAfterTest::arrow, "GET", "POST")).containsExactly("[gone GET]→[alone POST]");
        assertThat(shown(400, BeforeAfterTest::arrow, "", OURS))
                .containsExactly("[none not set]→[alone cc.example/api/twilio/acme/webhook]");
    }

    @Test
    void showsAsMuchAsItsWidthHolds() throws Exception {
        List<String> narrow = shown(300, BeforeAfterTest::arrow, LONG, LONG.replace("globex", "acme"));
        List<String> wide = shown(600, BeforeAfterTest::arrow, LONG, LONG.replace("globex", "acme"));
        assertThat(narrow).allSatisfy(line -> assertThat(line).contains("…").endsWith("/webhook"));
        assertThat(narrow.getLast()).contains("[added acme]");
        assertThat(wide.getLast().length()).isGreaterThan(narrow.getLast().length());
    }

    @Test
    void namesBothInWords() throws Exception {
        assertThat(shown(400, () -> BeforeAfter.withWords("Before", "Now", "not set"), OURS, ""))
                .containsExactly("Before: [gone cc.example/api/twilio/acme/webhook]", "Now: [none not set]");
    }
}
