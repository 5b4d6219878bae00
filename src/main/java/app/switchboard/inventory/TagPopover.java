package app.switchboard.inventory;

import app.switchboard.base.Failure;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.Numbers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** Puts tags on numbers and takes them off: the tags there are, and a field for a new one. */
final class TagPopover {

    private final Selection selection;
    private final Texts texts;
    private final List<NumberRow> rows;
    private final VBox tags = new VBox(6);
    private final Label problem = new Label();
    private final TextField field = new TextField();
    private final Popup popup = new Popup();

    TagPopover(Selection selection, Texts texts, List<NumberRow> rows) {
        this.selection = selection;
        this.texts = texts;
        this.rows = rows;
    }

    /** Opens it above a node where there is no room below; not where the keyboard went elsewhere before it is known what to show. */
    void show(Node beside) {
        Scene scene = beside.getScene();
        Node owner = scene.getFocusOwner();
        selection.tagsInUse(used -> {
            if (!scene.equals(beside.getScene()) || !Objects.equals(owner, scene.getFocusOwner())) {
                return;
            }
            fill(used);
            ScrollPane scroll = new ScrollPane(tags);
            scroll.setFitToWidth(true);
            scroll.getStyleClass().add("tag-scroll");
            scroll.setMaxHeight(180);
            scroll.setVisible(!used.isEmpty());
            scroll.setManaged(!used.isEmpty());
            VBox box = new VBox(8, field, problem, scroll);
            box.getStyleClass().add("tag-popover");
            box.getStylesheets().setAll(scene.getStylesheets());
            field.setPromptText(texts.get("tags.new"));
            field.setAccessibleText(texts.get("tags.new"));
            field.setAccessibleHelp(texts.get("tags.new.help"));
            field.setOnAction(event -> add());
            problem.getStyleClass().addAll("secondary", "danger-text");
            problem.setWrapText(true);
            problem.managedProperty().bind(problem.visibleProperty());
            problem.setVisible(false);
            popup.setAutoHide(true);
            popup.setHideOnEscape(true);
            popup.getContent().setAll(box);
            Bounds at = beside.localToScreen(beside.getBoundsInLocal());
            popup.show(beside, at.getMinX(), at.getMaxY() + 4);
            field.requestFocus();
        });
    }

    private void fill(List<String> used) {
        Set<String> all = Selection.tagsOfAll(rows);
        Set<String> any = Selection.tagsOfAny(rows);
        Set<String> shown = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        shown.addAll(used);
        tags.getChildren().clear();
        for (String tag : shown) {
            CheckBox box = new CheckBox(Texts.plain(tag));
            box.setMnemonicParsing(false);
            box.setSelected(all.contains(tag));
            box.setIndeterminate(any.contains(tag) && !all.contains(tag));
            box.setOnAction(event -> selection.tag(rows, tag, box.isSelected()));
            tags.getChildren().add(box);
        }
    }

    private void add() {
        String entered = field.getText();
        Optional<Failure> wrong = Numbers.tagProblem(entered);
        if (wrong.isPresent()) {
            problem.setText(wrong.get().text());
            problem.setVisible(true);
            return;
        }
        selection.tag(rows, entered.strip(), true);
        popup.hide();
    }
}
