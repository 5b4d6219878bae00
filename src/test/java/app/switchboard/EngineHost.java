package app.switchboard;

import app.switchboard.cli.CliEngine;
import app.switchboard.cli.Host;
import app.switchboard.cli.Turn;
import app.switchboard.fx.Mode;
import app.switchboard.store.Database;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Commands on an engine that is open already, with nobody else around. */
record EngineHost(Engine engine) implements Host {

    @Override
    public int inTurn(@Nullable Path dataFolder, Turn turn) {
        return turn.here().applyAsInt(turn.leave());
    }

    @Override
    public int onEngine(@Nullable Path dataFolder, CliEngine.Command command) {
        return command.run(engine.forCommandLine());
    }

    @Override
    public int onDatabase(@Nullable Path dataFolder, ToIntFunction<Database> work) {
        return work.applyAsInt(engine.database());
    }

    @Override
    public Path folder(@Nullable Path dataFolder) {
        return Objects.requireNonNull(engine.database().info().file().getParent());
    }

    @Override
    public Path closed(@Nullable Path dataFolder, String command) {
        return folder(dataFolder);
    }

    @Override
    public int window(@Nullable Path dataFolder, Mode mode) {
        throw new AssertionError("no window");
    }
}
