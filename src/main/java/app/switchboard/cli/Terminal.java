package app.switchboard.cli;

import app.switchboard.base.Cancellation;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where a command was typed: in this process's terminal, or in that of another one which asked for it.
 *
 * @param out null: this process's
 * @param err null: this process's
 * @param directory what relative paths are meant from; null: this process's
 * @param zone in which times are printed
 * @param colours whether help may be coloured; null: as this process's terminal is
 * @param cancellation the wish to stop; null: Ctrl-C in this process
 * @param leave ends when the database is to be given up, by what never ends by itself
 */
public record Terminal(
        InputStream in,
        @Nullable PrintWriter out,
        @Nullable PrintWriter err,
        @Nullable Path directory,
        ZoneId zone,
        @Nullable Boolean colours,
        @Nullable Cancellation cancellation,
        Cancellation leave) {

    private static final ScopedValue<Terminal> CURRENT = ScopedValue.newInstance();

    /** This process's own. */
    public static Terminal ofProcess() {
        return new Terminal(System.in, null, null, null, ZoneId.systemDefault(), null, null, new Cancellation());
    }

    /** That of the command which runs on this thread. */
    static Terminal here() {
        return CURRENT.isBound() ? CURRENT.get() : ofProcess();
    }

    int during(ScopedValue.CallableOp<Integer, RuntimeException> command) {
        return ScopedValue.where(CURRENT, this).call(command);
    }

    Terminal withLeave(Cancellation wish) {
        return new Terminal(in, out, err, directory, zone, colours, cancellation, wish);
    }

    /** A file as it was named there. */
    Path file(Path named) {
        return directory == null ? named : directory.resolve(named);
    }
}
