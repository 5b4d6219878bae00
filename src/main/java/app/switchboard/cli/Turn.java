package app.switchboard.cli;

import app.switchboard.base.Cancellation;
import app.switchboard.instance.HostClient.Streams;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * A command that wants the database.
 *
 * @param command its first word
 * @param streams what it is handed over with; asked for only where it is
 * @param leave what ends a command that never ends by itself, where it is carried out for another process
 * @param waits says that it has to wait
 * @param here carries it out in this process, until the wish to leave where it never ends by itself
 */
public record Turn(
        List<String> arguments,
        String command,
        boolean colours,
        Cancellation leave,
        Supplier<Streams> streams,
        Runnable waits,
        ToIntFunction<Cancellation> here) {

    /** The exit code of a command that left: it is to be carried on by whoever has the database then. */
    public static final int MOVED = -1;

    /** These take a moment, ask for nothing, and touch no network. */
    private static final Set<String> BRIEF = Set.of("workspace", "numbers", "tag", "keep", "routes", "history");

    /** True where a command that itself ends soon can carry it out beside its own work. */
    public boolean brief() {
        return BRIEF.contains(command);
    }

    /** True where others are served while it runs, since it never ends by itself. */
    public boolean endless() {
        return command.equals("watch");
    }
}
