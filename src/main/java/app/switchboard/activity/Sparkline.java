package app.switchboard.activity;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Runs as bars, the oldest first: how high says how long it took, the shape below and the colour how it ended. */
final class Sparkline extends HBox {

    private static final double HEIGHT = 48;
    private static final double LEAST = 3;

    Sparkline() {
        getStyleClass().add("sparkline");
        setAlignment(Pos.BOTTOM_LEFT);
    }

    void show(List<RunItem> runs) {
        long longest = Math.max(runs.stream().mapToLong(RunItem::millis).max().orElse(1), 1);
        getChildren().setAll(runs.stream().map(run -> slot(run, longest)).toList());
    }

    private static VBox slot(RunItem run, long longest) {
        Region bar = new Region();
        bar.getStyleClass().addAll("bar", run.mark().style());
        double height = Math.max(Math.rint(HEIGHT * (double) run.millis() / (double) longest), LEAST);
        bar.setMinHeight(height);
        bar.setMaxHeight(height);
        FontIcon mark = new FontIcon(run.mark().icon());
        mark.getStyleClass().add(run.mark().style());
        VBox slot = new VBox(bar, mark);
        slot.getStyleClass().add("slot");
        Tooltip tip = new Tooltip(tip(run));
        tip.setShowDelay(Duration.millis(200));
        Tooltip.install(slot, tip);
        return slot;
    }

    private static String tip(RunItem run) {
        String first = String.join(" · ", run.full(), run.purposeText(), run.markText());
        String second = run.duration().isEmpty() ? run.figures() : run.duration() + " · " + run.figures();
        return second.isEmpty() ? first : first + "\n" + second;
    }
}
