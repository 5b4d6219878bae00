package app.switchboard.inventory;

import app.switchboard.fx.Difference;
import app.switchboard.fx.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a value before and after with the part that differs underlined and in bold: told apart without colours, too. */
final class BeforeAfter {

    private BeforeAfter() {}

    /**
     * Both values, one over the other; side by side where that fits.
     *
     * @param before {@code ""}: unset
     * @param after {@code ""}: unset
     * @param most characters that fit on a line
     * @param unset the word for what is not set
     */
    static Node of(String before, String after, int most, String unset) {
        String was = NumberRow.withoutScheme(Texts.plain(before));
        String is = NumberRow.withoutScheme(Texts.plain(after));
        FontIcon arrow = new FontIcon("bi-arrow-right");
        arrow.getStyleClass().addAll("small", "diff-arrow");
        Region box;
        if (was.isEmpty() || is.isEmpty()) {
            Node one = was.isEmpty() ? word(unset) : whole(shorter(was, most), "before");
            Node other = is.isEmpty() ? word(unset) : whole(shorter(is, most), "after");
            box = was.isEmpty() && is.length() + unset.length() + 4 <= most
                    ? row(one, arrow, other)
                    : new VBox(one, row(arrow, other));
        } else {
            Difference parts = Difference.between(was, is).fitted(most - 3);
            boolean nothingAlike = parts.prefix().isEmpty() && parts.suffix().isEmpty();
            Node one = nothingAlike
                    ? whole(shorter(was, most - 3), "before")
                    : line(parts.prefix(), parts.before(), parts.suffix(), "removed");
            Node other = nothingAlike
                    ? whole(shorter(is, most - 3), "after")
                    : line(parts.prefix(), parts.after(), parts.suffix(), "added");
            box = was.length() + is.length() + 3 <= most ? row(one, arrow, other) : new VBox(one, row(arrow, other));
        }
        String first = before.isEmpty() ? unset : Texts.plain(before);
        String second = after.isEmpty() ? unset : Texts.plain(after);
        Tooltip.install(box, new Tooltip(first + "\n→ " + second));
        box.setAccessibleText(first + " → " + second);
        box.getStyleClass().add("diff");
        clip(box);
        return box;
    }

    /** Cut in the middle: an address says most at its ends. */
    private static String shorter(String value, int most) {
        if (value.length() <= most) {
            return value;
        }
        int end = most / 2;
        return value.substring(0, most - end - 1) + "…" + value.substring(value.length() - end);
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(6, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label word(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("diff-unset");
        return label;
    }

    /** A value that has nothing in common with the other one: nothing in it needs to be pointed out. */
    private static TextFlow whole(String value, String style) {
        TextFlow line = new TextFlow(text(value, "diff-" + style));
        line.setMinWidth(Region.USE_PREF_SIZE);
        return line;
    }

    private static TextFlow line(String start, String part, String end, String style) {
        TextFlow line = new TextFlow(text(start, "diff-same"), text(part, "diff-part"), text(end, "diff-same"));
        line.getChildren().get(1).getStyleClass().add(style);
        // One line: what does not fit stands in the tooltip.
        line.setPrefWidth(Region.USE_COMPUTED_SIZE);
        line.setMinWidth(Region.USE_PREF_SIZE);
        return line;
    }

    private static Text text(String value, String style) {
        Text text = new Text(value);
        text.getStyleClass().add(style);
        return text;
    }

    private static void clip(Region box) {
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(box.widthProperty());
        clip.heightProperty().bind(box.heightProperty());
        box.setClip(clip);
        box.setMinWidth(0);
    }
}
