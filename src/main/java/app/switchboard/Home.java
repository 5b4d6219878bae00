package app.switchboard;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.instance.HostClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window's own data folder: its turn to have it, the engine on it, and what it does there for command lines. Blocks. */
final class Home {

    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    /** From one look at whose turn it is to the next. */
    static final Duration PAUSE = Duration.ofMillis(100);
    /** Most commands are over by then. */
    private static final int UNNOTICED = 5;

    /** What others ask of the window. Called on any thread. */
    interface Asked {

        void show();

        /** A command of others was carried out: what it changed is to be seen. */
        void changed();
    }

    private final Supplier<Path> folder;
    private final Function<Path, Engine> opener;
    private final Cancellation leaving = new Cancellation();
    private @Nullable Asked asked;
    private volatile @Nullable Hosting hosting;

    /**
     * @param folder finds the data folder, or fails
     * @param opener opens the engine on it
     */
    Home(Supplier<Path> folder, Function<Path, Engine> opener) {
        this.folder = folder;
        this.opener = opener;
    }

    /** Brings the window that is open to the front; false where there is none, or it does not understand us. */
    boolean isShownElsewhere() {
        try {
            return HostClient.show(folder.get(), Hosting.version());
        } catch (FailureException e) {
            LOG.debug("The window will say it: {}", e.failure().code());
            return false;
        }
    }

    /** True where the last starts of the window here failed. */
    boolean failedTwice() {
        try {
            return new Starts(folder.get()).failedTwice();
        } catch (FailureException e) {
            LOG.debug("No folder, and so no starts: {}", e.failure().code());
            return false;
        }
    }

    /** The window stands, or was left as it should be: this start did not fail. */
    void stood() {
        if (hosting != null) {
            new Starts(folder.get()).stood();
        }
    }

    synchronized void asks(Asked window) {
        asked = window;
    }

    /**
     * Opens the engine; waits for whoever has the database.
     *
     * @param waits told where that takes more than a moment
     * @return empty where another window came first, which is in front now
     * @throws FailureException also SB-413 a Switchboard of another version has it
     */
    Optional<Engine> open(Runnable waits) throws Exception {
        Path here = folder.get();
        Hosting turn = hosting;
        if (turn == null) {
            turn = await(here, waits).orElse(null);
            hosting = turn;
        }
        if (turn == null) {
            return Optional.empty();
        }
        new Starts(here).begin();
        Hosting mine = turn;
        return Optional.of(mine.alone(() -> {
            Engine engine = opener.apply(here);
            mine.opened(engine);
            return engine;
        }));
    }

    private Optional<Hosting> await(Path here, Runnable waits) {
        for (int round = 0; ; round++) {
            Optional<Hosting> turn = Hosting.tryBegin(here, new WindowFace(), () -> opener.apply(here));
            if (turn.isPresent()) {
                return turn;
            }
            if (HostClient.show(here, Hosting.version())) {
                return Optional.empty();
            }
            HostClient.giveWay(here, Hosting.version());
            if (round == UNNOTICED) {
                waits.run();
            }
            try {
                leaving.sleep(PAUSE);
            } catch (CancelledException e) {
                return Optional.empty();
            }
        }
    }

    /** Does something while no command of others goes on. */
    <T> T alone(Callable<T> work) throws Exception {
        Hosting turn = hosting;
        return turn == null ? work.call() : turn.alone(work);
    }

    /** Closes the engine; to be called in {@link #alone}. Commands of others open their own until the next {@link #open}. */
    void close(Engine engine) {
        Hosting turn = hosting;
        if (turn != null) {
            turn.opened(null);
        }
        engine.close();
    }

    /** The window was closed: ends a wait for the database, and who starts another is not led to this one. */
    synchronized void left() {
        asked = null;
        leaving.cancel();
    }

    /** Lets the commands of others come to their end, does the last thing, and lets the next process have its turn. */
    void end(Runnable last) {
        Hosting turn = hosting;
        if (turn == null) {
            last.run();
            return;
        }
        try {
            turn.end(() -> {
                last.run();
                return true;
            });
        } catch (Exception e) {
            LOG.warn("Did not end cleanly: {}", Failure.of(e).code(), e);
        }
    }

    private synchronized Optional<Asked> asked() {
        return Optional.ofNullable(asked);
    }

    /** The window, as others see it. */
    private final class WindowFace implements Hosting.Face {

        @Override
        public boolean lasting() {
            return true;
        }

        @Override
        public boolean show() {
            Optional<Asked> window = asked();
            window.ifPresent(Asked::show);
            return window.isPresent();
        }

        @Override
        public boolean giveWay() {
            return false;
        }

        @Override
        public void served() {
            asked().ifPresent(Asked::changed);
        }
    }
}
