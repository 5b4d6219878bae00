package app.switchboard.shell;

import app.switchboard.fx.Texts;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows notices as cards, one under the other. In the window itself: a popup of its own would need a desktop that can blend. */
final class NoticeCards {

    private static final Duration STAYS = Duration.seconds(12);

    private final VBox column;
    private final ObservableList<Notice> notices;
    private final Texts texts;
    private final Map<Notice, Node> cards = new HashMap<>();

    NoticeCards(VBox column, ObservableList<Notice> notices, Texts texts) {
        this.column = column;
        this.notices = notices;
        this.texts = texts;
        column.setPickOnBounds(false);
        notices.addListener((ListChangeListener<Notice>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(gone -> column.getChildren().remove(cards.remove(gone)));
                change.getAddedSubList().forEach(this::add);
            }
        });
    }

    private void add(Notice notice) {
        Node card = card(notice);
        cards.put(notice, card);
        column.getChildren().add(card);
        PauseTransition end = new PauseTransition(STAYS);
        end.setOnFinished(event -> notices.remove(notice));
        end.play();
    }

    private Node card(Notice notice) {
        Label title = new Label(notice.title());
        title.getStyleClass().add("notice-title");
        Label text = new Label(notice.text());
        text.setWrapText(true);
        VBox words = new VBox(2, title, text);
        words.getStyleClass().add("notice-open");
        words.setFocusTraversable(true);
        words.setAccessibleRole(AccessibleRole.BUTTON);
        words.setAccessibleHelp(texts.get("notice.help"));
        words.setAccessibleText(notice.title() + ": " + notice.text());
        words.setOnMouseClicked(event -> open(notice));
        words.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                open(notice);
            }
        });
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = new Button("", new FontIcon("bi-x"));
        close.getStyleClass().addAll("icon-button", "row-button");
        close.setAccessibleText(texts.get("problem.dismiss"));
        close.setTooltip(new Tooltip(texts.get("problem.dismiss")));
        close.setOnAction(event -> notices.remove(notice));
        HBox card = new HBox(new FontIcon("bi-bell-fill"), words, close);
        card.getStyleClass().add("notice");
        return card;
    }

    private void open(Notice notice) {
        notices.remove(notice);
        notice.opens().run();
    }
}
