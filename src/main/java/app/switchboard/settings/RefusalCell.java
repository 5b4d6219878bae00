package app.switchboard.settings;

import app.switchboard.fx.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A number that refused its webhook: which, and why. */
final class RefusalCell extends ListCell<Refusal> {

    private final Label number = new Label();
    private final Label sid = new Label();
    private final Label reason = new Label();
    private final VBox lines;

    RefusalCell() {
        number.getStyleClass().addAll("tabular", "refusal-number");
        sid.getStyleClass().addAll("secondary", "mono");
        reason.getStyleClass().add("secondary");
        reason.setWrapText(true);
        HBox first = new HBox(12, number, sid);
        first.getStyleClass().add("refusal-line");
        lines = new VBox(first, reason);
        // A width of its own would make the list scroll sideways instead of wrapping the reason.
        setPrefWidth(0);
        getStyleClass().add("refusal-cell");
    }

    @Override
    protected void updateItem(@Nullable Refusal refusal, boolean empty) {
        super.updateItem(refusal, empty);
        if (empty || refusal == null) {
            setGraphic(null);
            return;
        }
        number.setText(Texts.phone(refusal.number()));
        sid.setText(refusal.sid());
        reason.setText(Texts.plain(refusal.reason()));
        setGraphic(lines);
    }
}
