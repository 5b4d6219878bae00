package app.switchboard.cli;

import app.switchboard.fx.Mode;
import app.switchboard.store.Database;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Where commands are carried out. A data folder of null is the platform's. */
public interface Host {

    /** Lets a command run when it may have the database, here or in the process that has it; gives its exit code. */
    int inTurn(@Nullable Path dataFolder, Turn turn);

    /** Runs a command on an open engine. */
    int onEngine(@Nullable Path dataFolder, CliEngine.Command command);

    /** Works on the database alone. */
    int onDatabase(@Nullable Path dataFolder, ToIntFunction<Database> work);

    /** The data folder. */
    Path folder(@Nullable Path dataFolder);

    /**
     * The data folder, its database closed.
     *
     * @param command what needs that
     * @throws app.switchboard.base.FailureException SB-414 it is open here
     */
    Path closed(@Nullable Path dataFolder, String command);

    /** Shows the window and returns when it is closed. */
    int window(@Nullable Path dataFolder, Mode mode);
}
