package app.switchboard;

import app.switchboard.demo.DemoTwilio;
import app.switchboard.fx.Mode;
import app.switchboard.store.Backups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine that the window has open.
 *
 * @param closing closes it with all that belongs to it
 */
record OpenEngine(Engine engine, Mode mode, AutoCloseable closing) {

    private static final Logger LOG = LoggerFactory.getLogger(OpenEngine.class);

    void close() {
        try {
            closing.close();
        } catch (Exception e) {
            LOG.warn("The engine did not end cleanly", e);
        }
    }

    /** Work on what was open: the first part before it is closed, what that returns after. */
    interface Between {
        Callable<@Nullable Object> before(Engine engine) throws Exception;
    }

    /** The engine on the window's own data folder; empty where another window has it. */
    static Optional<OpenEngine> real(Home home, Mode mode, Runnable waits) throws Exception {
        return home.open(waits).map(engine -> new OpenEngine(engine, mode, () -> home.close(engine)));
    }

    /** The engine of the demo, with the Twilio it talks to. */
    static OpenEngine demo() {
        DemoTwilio twilio = DemoTwilio.start(Demo.account());
        try {
            Demo demo = Demo.open(twilio.address());
            return new OpenEngine(demo.engine(), Mode.DEMO, () -> {
                demo.engine().close();
                twilio.close();
                demo.deleteFolder();
            });
        } catch (RuntimeException e) {
            twilio.close();
            throw e;
        }
    }

    /** Puts a backup in the place of the database once that is closed. */
    static Callable<@Nullable Object> restoring(Engine engine, Path backup) {
        Path folder = folder(engine);
        return () -> Backups.restore(folder, backup);
    }

    /** Takes every workspace away, and every secret; the file stays, since a database that is gone would be taken for lost. */
    static Callable<@Nullable Object> resetting(Engine engine) {
        Path folder = folder(engine);
        // What a run is about to store would come back.
        engine.sync().close();
        engine.workspaces().all().forEach(workspace -> {
            engine.credentials().forget(workspace.id());
            engine.workspaces().remove(workspace.id());
        });
        engine.proxy().clearAll();
        engine.database().compact();
        return () -> Files.deleteIfExists(folder.resolve("vault.json"));
    }

    private static Path folder(Engine engine) {
        return Objects.requireNonNull(engine.database().info().file().getParent());
    }
}
