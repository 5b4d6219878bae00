package app.switchboard.activity;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the controllers of this package share. */
final class States {

    private States() {}

    /** Shows a node in one state of its page, and takes its room away in the others. */
    static void show(ObservableValue<PageState> now, PageState state, Node node) {
        now.subscribe(value -> visible(node, value == state));
    }

    /** Shows of a page what belongs to its state. */
    static void show(ObservableValue<PageState> now, Node content, Node loading, Node empty, Node failed) {
        show(now, PageState.CONTENT, content);
        show(now, PageState.LOADING, loading);
        show(now, PageState.EMPTY, empty);
        show(now, PageState.FAILED, failed);
    }

    static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    static FontIcon icon(String literal, String... styles) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    /** Exchanges what an icon shows. */
    static void show(FontIcon icon, String literal, String... styles) {
        icon.setIconLiteral(literal);
        icon.getStyleClass().setAll("ikonli-font-icon");
        icon.getStyleClass().addAll(styles);
    }
}
