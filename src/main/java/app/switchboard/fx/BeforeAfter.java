package app.switchboard.fx;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A value before and after, with the part that differs in bold and underlined: told apart without colours, too. It shows as
 * much of both as its width holds, the part that differs first; all of both is in the tooltip. Nodes are filled anew by {@link #show}.
 */
public final class BeforeAfter extends VBox {

    private static final double CHARACTER = 7;
    private static final double GAP = 6;

    /** Values this short together stand side by side. */
    private static final int SHORT = 24;

    private static final int LEAST = 12;
    private static final String SCHEME = "https://";

    private final String unset;
    private final Node wasMark;
    private final Node isMark;
    private final boolean arrow;
    private final Line was = new Line();
    private final Line is = new Line();
    private final Tooltip whole = new Tooltip();
    private String before = "";
    private String after = "";

    private BeforeAfter(String unset, Node wasMark, Node isMark, boolean arrow) {
        this.unset = unset;
        this.wasMark = wasMark;
        this.isMark = isMark;
        this.arrow = arrow;
        getStyleClass().add("difference");
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        Tooltip.install(this, whole);
        setMinWidth(0);
        setPrefWidth(0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        widthProperty().subscribe(width -> fit());
    }

    /**
     * With an arrow in between.
     *
     * @param unset the word for what is not set
     */
    public static BeforeAfter withArrow(String unset) {
        return new BeforeAfter(unset, new HBox(), new FontIcon("bi-arrow-right"), true);
    }

    /**
     * With a word before each value, such as “before” and “now”.
     *
     * @param unset the word for what is not set
     */
    public static BeforeAfter withWords(String was, String is, String unset) {
        return new BeforeAfter(unset, word(was), word(is), false);
    }

    private static Label word(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("secondary", "difference-word");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /**
     * Shows a change.
     *
     * @param from {@code ""}: it was not set
     * @param to {@code ""}: it is not set any more
     */
    public void show(String from, String to) {
        before = Texts.plain(from);
        after = Texts.plain(to);
        String first = before.isEmpty() ? unset : before;
        String second = after.isEmpty() ? unset : after;
        whole.setText(first + "\n→ " + second);
        setAccessibleText(first + " → " + second);
        fit();
    }

    private void fit() {
        String one = withoutScheme(before);
        String other = withoutScheme(after);
        double room = (getWidth() - isMark.prefWidth(-1) - 2 * GAP) / CHARACTER;
        boolean unsetOne = one.isEmpty() || other.isEmpty();
        boolean isShort = one.length() + other.length() <= SHORT;
        boolean fits = getWidth() == 0 || room >= unset.length() + SHORT;
        boolean oneRow = arrow && (isShort || (unsetOne && fits));
        int most = (int) Math.max(LEAST, oneRow && unsetOne ? room - unset.length() - 1 : room);
        Difference parts = Difference.between(one, other).fitted(most);
        boolean nothingAlike = parts.prefix().isEmpty() && parts.suffix().isEmpty();
        if (unsetOne || nothingAlike) {
            was.fill("", one.isEmpty() ? unset : shorter(one, most), "", one.isEmpty() ? "none" : "gone");
            is.fill("", other.isEmpty() ? unset : shorter(other, most), "", other.isEmpty() ? "none" : "alone");
        } else {
            was.fill(parts.prefix(), parts.before(), parts.suffix(), "removed");
            is.fill(parts.prefix(), parts.after(), parts.suffix(), "added");
        }
        if (oneRow) {
            getChildren().setAll(row(was, isMark, is));
        } else if (arrow) {
            getChildren().setAll(row(was), row(isMark, is));
        } else {
            getChildren().setAll(row(wasMark, was), row(isMark, is));
        }
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(GAP, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String withoutScheme(String url) {
        return url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : url;
    }

    /** Cut in the middle: an address says most at its ends. */
    private static String shorter(String value, int most) {
        if (value.length() <= most) {
            return value;
        }
        int end = most / 2;
        return value.substring(0, most - end - 1) + "…" + value.substring(value.length() - end);
    }

    /** One of the values: from the left to the right, wherever the words around it run. */
    private static final class Line extends HBox {
        private final Text prefix = part("same");
        private final Text changed = part("same");
        private final Text suffix = part("same");

        Line() {
            super();
            setSnapToPixel(false);
            setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            setAccessibleRole(AccessibleRole.TEXT);
            setMinWidth(USE_PREF_SIZE);
            getStyleClass().add("difference-line");
            getChildren().addAll(prefix, changed, suffix);
        }

        private static Text part(String style) {
            Text text = new Text();
            text.getStyleClass().add(style);
            return text;
        }

        void fill(String start, String middle, String end, String style) {
            prefix.setText(start);
            changed.setText(middle);
            suffix.setText(end);
            changed.getStyleClass().setAll(style);
            setAccessibleText(start + middle + end);
        }
    }
}
