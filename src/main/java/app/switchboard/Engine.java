package app.switchboard;

import app.switchboard.cli.CliEngine;
import app.switchboard.credentials.Credentials;
import app.switchboard.fx.Doors;
import app.switchboard.history.History;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import app.switchboard.sync.EngineExecutor;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.SyncEngine.Parts;
import app.switchboard.sync.Watch;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.twilio.TwilioProxy;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.Undo;
import app.switchboard.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** The engine, put together on one data folder; the command line and the window work with the same. */
record Engine(
        Database database,
        Secrets secrets,
        Workspaces workspaces,
        Credentials credentials,
        Numbers numbers,
        DriftLog drift,
        History history,
        Journal journal,
        TwilioProxy proxy,
        SdkTwilio twilio,
        ExecutorService executor,
        SyncEngine sync,
        Watch watch)
        implements AutoCloseable {

    /**
     * Opens a data folder, for a Twilio on loopback. Takes half a second or so.
     *
     * @throws app.switchboard.base.FailureException SB-4xx if the database does not open
     */
    static Engine open(Path folder, Secrets secrets, TwilioAddress address) {
        return open(folder, secrets, () -> new SdkTwilio(address));
    }

    /** As {@link #open(Path, Secrets, TwilioAddress)}, over another connector. */
    static Engine open(Path folder, Secrets secrets, Supplier<SdkTwilio> connector) {
        return open(folder, secrets, TwilioProxy.none(), connector);
    }

    /**
     * As {@link #open(Path, Secrets, TwilioAddress)}.
     *
     * @param proxy the one that the connector takes
     * @param connector made once the database is open, closed with the engine
     */
    static Engine open(Path folder, Secrets secrets, TwilioProxy proxy, Supplier<SdkTwilio> connector) {
        Database database = Database.open(folder);
        try {
            return on(database, secrets, proxy, connector);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Engine on(Database database, Secrets secrets, TwilioProxy proxy, Supplier<SdkTwilio> connector) {
        InstantSource clock = Clock.systemUTC();
        Workspaces workspaces = new Workspaces(database, clock);
        Credentials credentials = new Credentials(database, secrets, clock);
        Numbers numbers = new Numbers(database, clock);
        DriftLog drift = new DriftLog(database);
        History history = new History(database, clock);
        Journal journal = new Journal(database, clock);
        history.closeInterrupted(journal::recount);
        SdkTwilio twilio = connector.get();
        ExecutorService executor = EngineExecutor.create();
        SyncEngine sync = new SyncEngine(
                workspaces, new Parts(credentials, numbers, drift, history, journal, twilio, executor, clock));
        return new Engine(
                database,
                secrets,
                workspaces,
                credentials,
                numbers,
                drift,
                history,
                journal,
                proxy,
                twilio,
                executor,
                sync,
                new Watch(workspaces, credentials, history, journal, sync, clock, System::nanoTime));
    }

    CliEngine forCommandLine() {
        return new CliEngine(
                workspaces,
                credentials,
                secrets,
                proxy,
                numbers,
                history,
                journal,
                doors().routings(),
                new Undo(journal),
                sync,
                watch);
    }

    /** What the window works with. */
    Doors doors() {
        return new Doors(database, secrets, proxy, workspaces, credentials, numbers, drift, history, journal, sync);
    }

    @Override
    public void close() {
        sync.close();
        executor.shutdown();
        twilio.close();
        secrets.close();
        database.close();
    }
}
