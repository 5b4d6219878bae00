package app.switchboard.inventory;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Rereading;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Reads what the list is of, again whenever that changes. For the FX thread. */
final class ListSource implements AutoCloseable {

    private final ObservableValue<@Nullable String> workspaceId;
    private final NumberRows rows;
    private final Rereading<ListContent> reading;
    private final Cancellation.Registration runs;

    /**
     * @param workspaceId whose numbers; null: all workspaces'
     */
    ListSource(
            Doors doors,
            Desk desk,
            ObservableValue<@Nullable String> workspaceId,
            Consumer<ListContent> done,
            Consumer<Failure> failed) {
        Background background = desk.background();
        this.workspaceId = workspaceId;
        this.reading = new Rereading<>(background, this::work, done, failed);
        Consumer<Boolean> changed = background.coalesced(any -> reading.follow());
        this.rows = new NumberRows(doors, desk.texts(), () -> changed.accept(true));
        // A sync that finds all as it should be settles drift and changes no number.
        this.runs = doors.sync().watchRuns(id -> changed.accept(true));
    }

    /** Reads what has changed, or all where others are asked for. */
    void read() {
        reading.read();
    }

    private Callable<ListContent> work() {
        String id = workspaceId.getValue();
        return () -> {
            List<NumberRow> read = rows.read(id);
            return new ListContent(id, read, rows.drifted(id, read));
        };
    }

    @Override
    public void close() {
        rows.close();
        runs.close();
    }
}
