package app.switchboard.shell;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the command palette: the keyboard stays in the field, the arrows move through what was found. */
final class PaletteController {

    private static final int ROWS = 9;
    private static final double ROW = 36;
    private static final double BELOW = 8;

    private final PaletteViewModel model;

    @FXML
    private TextField query;

    @FXML
    private ListView<PaletteViewModel.Hit> hits;

    @FXML
    private Label nothing;

    PaletteController(PaletteViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        query.textProperty().bindBidirectional(model.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        hits.setItems(model.hits());
        hits.setFixedCellSize(ROW);
        hits.setCellFactory(list -> new Row());
        hits.setFocusTraversable(false);
        nothing.managedProperty().bind(nothing.visibleProperty());
        hits.managedProperty().bind(hits.visibleProperty());
        // Listeners are told in their order: the list view's own selection comes first.
        model.hits().addListener((ListChangeListener<PaletteViewModel.Hit>) change -> {
            boolean anew = false;
            while (change.next()) {
                anew |= change.getFrom() == 0;
            }
            show(anew);
        });
        show(true);
    }

    /**
     * Shows what was found.
     *
     * @param anew false where it only goes on behind what is shown
     */
    private void show(boolean anew) {
        int found = model.hits().size();
        hits.setPrefHeight(Math.min(found, ROWS) * ROW + BELOW);
        hits.setVisible(found > 0);
        nothing.setVisible(found == 0);
        if (anew && found > 0) {
            move(0);
        }
    }

    private void pressed(KeyEvent key) {
        KeyCode code = key.getCode();
        int rows = model.hits().size();
        int at = hits.getSelectionModel().getSelectedIndex();
        switch (code) {
            case DOWN -> move(at + 1 < rows ? at + 1 : 0);
            case UP -> move(at > 0 ? at - 1 : rows - 1);
            case PAGE_DOWN -> move(Math.min(at + ROWS, rows - 1));
            case PAGE_UP -> move(Math.max(at - ROWS, 0));
            case ENTER -> choose();
            case ESCAPE -> model.close();
            // There is nowhere else to go while it is open.
            case TAB -> move(at);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void move(int row) {
        hits.getSelectionModel().select(row);
        hits.scrollTo(Math.max(0, row - ROWS + 1));
    }

    private void choose() {
        PaletteViewModel.Hit hit = hits.getSelectionModel().getSelectedItem();
        if (hit != null) {
            model.choose(hit);
        }
    }

    /** An icon, what it is, and what tells it from others. */
    private final class Row extends ListCell<PaletteViewModel.Hit> {
        private final FontIcon icon = new FontIcon();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final HBox box = new HBox(12, icon, title, detail);

        Row() {
            title.setMaxWidth(Double.MAX_VALUE);
            title.getStyleClass().add("tabular");
            detail.getStyleClass().add("secondary");
            detail.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(title, Priority.ALWAYS);
            box.setAlignment(Pos.CENTER_LEFT);
            setOnMouseClicked(click -> choose());
        }

        @Override
        protected void updateItem(PaletteViewModel.Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            icon.setIconLiteral(hit.icon());
            title.setText(hit.title());
            detail.setText(hit.detail());
            setAccessibleText(hit.title() + ", " + hit.detail());
            setGraphic(box);
        }
    }
}
