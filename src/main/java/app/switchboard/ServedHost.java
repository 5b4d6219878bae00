package app.switchboard;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.cli.CliEngine;
import app.switchboard.cli.Host;
import app.switchboard.cli.Turn;
import app.switchboard.fx.Mode;
import app.switchboard.instance.Request;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out a command of another process in the engine that is open here, or in one that is opened for it. */
final class ServedHost implements Host {

    private static final Logger LOG = LoggerFactory.getLogger(ServedHost.class);

    /** Two engines on one file would take each other's runs for broken off. */
    private static final ReentrantLock OPENING = new ReentrantLock();

    private final Path folder;
    private final @Nullable Engine engine;
    private final Hosting.@Nullable Opener opener;
    private final Request request;

    ServedHost(Path folder, @Nullable Engine engine, Hosting.@Nullable Opener opener, Request request) {
        this.folder = folder;
        this.engine = engine;
        this.opener = opener;
        this.request = request;
    }

    @Override
    public int inTurn(@Nullable Path dataFolder, Turn turn) {
        Hosting.elsewhere(request).ifPresent(failure -> {
            throw failure.exception();
        });
        return turn.here().applyAsInt(turn.leave());
    }

    @Override
    public int onEngine(@Nullable Path dataFolder, CliEngine.Command command) {
        return with(open -> {
            unlock(open.secrets());
            return command.run(open.forCommandLine());
        });
    }

    /** As alone, where the command's own environment opens the vault. */
    private void unlock(Secrets secrets) {
        String file = request.variables().getOrDefault(Secrets.PASSPHRASE_FILE, "");
        if (!file.isBlank()) {
            try {
                secrets.openVaultFrom(file);
            } catch (FailureException e) {
                LOG.warn("The vault stays locked: {}", e.failure().code());
            }
        }
    }

    @Override
    public int onDatabase(@Nullable Path dataFolder, ToIntFunction<Database> work) {
        return with(open -> work.applyAsInt(open.database()));
    }

    private int with(ToIntFunction<Engine> work) {
        if (engine != null) {
            return work.applyAsInt(engine);
        }
        OPENING.lock();
        try (Engine own = open()) {
            return work.applyAsInt(own);
        } finally {
            OPENING.unlock();
        }
    }

    private Engine open() {
        try {
            if (opener == null) {
                throw new IllegalStateException("nothing is open here");
            }
            return opener.open();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Path folder(@Nullable Path dataFolder) {
        return folder;
    }

    @Override
    public Path closed(@Nullable Path dataFolder, String command) {
        throw new Failure.Database(
                        "SB-414",
                        "A Switchboard has the database open, and \"" + command + "\" needs it closed.",
                        "Quit that one, then try again. A backup can also be restored in its settings.",
                        null)
                .exception();
    }

    @Override
    public int window(@Nullable Path dataFolder, Mode mode) {
        throw new IllegalStateException("windows are never opened for others");
    }
}
