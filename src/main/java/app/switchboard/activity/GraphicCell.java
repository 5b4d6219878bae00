package app.switchboard.activity;

import app.switchboard.fx.Spoken;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell that keeps its node and fills it anew for each row.
 *
 * @param <T> what a row shows
 * @param <N> what shows it
 */
final class GraphicCell<T, N extends Node> extends TableCell<T, T> {

    private final N node;
    private final BiConsumer<N, T> fill;

    GraphicCell(N node, BiConsumer<N, T> fill) {
        this.node = node;
        this.fill = fill;
    }

    @Override
    protected void updateItem(@Nullable T row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
        } else {
            fill.accept(node, row);
            setAccessibleText(Spoken.of(node));
            setGraphic(node);
        }
    }
}
