package app.switchboard.fx;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The list of numbers as the window around it uses it. For the FX thread. */
public interface NumberList {

    /** Shows a workspace's numbers; all workspaces' where the id is null. */
    void show(@Nullable String workspaceId);

    /** Reads the workspaces' names and the numbers again. */
    void refresh();

    /** Says whether what is shown syncs at the moment: an empty list then only waits. */
    void showSyncing(boolean syncing);

    /** Selects a number as soon as it is there, and opens its details. */
    void reveal(String numberId);

    /** Puts the keyboard into the list. */
    void focus();

    /** Ends what goes on by itself; for when the window closes. */
    void close();

    /** What is searched for. */
    StringProperty searchProperty();

    /** Whether the details of the selected number are open. */
    BooleanProperty detailsProperty();

    /** Asks for a file and writes what is shown, as filtered and sorted. */
    void exportCsv();

    /** As {@link #exportCsv}, in JSON. */
    void exportJson();
}
