package app.switchboard.activity;

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;

/** A ring of slices, clockwise from the top. Its colours are those of the style classes; its legend stands beside it. */
final class Donut extends Pane {

    private static final double SIZE = 148;
    private static final double THICK = 16;

    /** Between two slices, and the least that one can be seen by; in degrees. */
    private static final double GAP = 2;

    private static final double LEAST = 4;

    /**
     * A slice.
     *
     * @param style the style class of its colour
     */
    record Part(String style, int count) {}

    Donut() {
        getStyleClass().add("donut");
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        // It is read beside its legend, which names all of it.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    }

    void show(List<Part> parts) {
        List<Double> sweeps = sweeps(parts.stream().map(Part::count).toList());
        double gap = parts.size() == 1 ? 0 : GAP;
        double at = 90;
        getChildren().clear();
        for (int i = 0; i < parts.size(); i++) {
            double sweep = sweeps.get(i);
            Arc arc = new Arc(
                    SIZE / 2,
                    SIZE / 2,
                    (SIZE - THICK) / 2,
                    (SIZE - THICK) / 2,
                    at - gap / 2,
                    -Math.max(sweep - gap, 1));
            arc.setType(ArcType.OPEN);
            arc.setStrokeWidth(THICK);
            arc.setStrokeLineCap(StrokeLineCap.BUTT);
            arc.getStyleClass().addAll("slice", parts.get(i).style());
            getChildren().add(arc);
            at -= sweep;
        }
    }

    /** The degrees of each share, all together 360. A small share keeps enough to be seen; the others give way. */
    static List<Double> sweeps(List<Integer> counts) {
        double sum = counts.stream().mapToInt(Integer::intValue).sum();
        List<Double> raised =
                counts.stream().map(count -> Math.max(360 * count / sum, LEAST)).toList();
        double small = raised.stream().filter(sweep -> sweep <= LEAST).count() * LEAST;
        double large = raised.stream()
                .filter(sweep -> sweep > LEAST)
                .mapToDouble(sweep -> sweep)
                .sum();
        return raised.stream()
                .map(sweep -> sweep <= LEAST ? sweep : sweep * (360 - small) / large)
                .toList();
    }
}
