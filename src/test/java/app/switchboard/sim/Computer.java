package app.switchboard.sim;

import app.switchboard.credentials.Credentials;
import app.switchboard.fx.SecretsInMemory;
import app.switchboard.history.History;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.store.Database;
import app.switchboard.sync.SyncEngine;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.Transport;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.webhook.Journal;
import app.switchboard.workspace.Workspaces;
import java.time.InstantSource;

/** One life of the process: the real engine, put together as the app does it, in one thread. */
record Computer(Workspaces workspaces, Journal journal, SyncEngine sync) {

    static final String WORKSPACE = "acme";

    static Computer start(Database database, SecretsInMemory secrets, InstantSource clock, Transport transport) {
        Workspaces workspaces = new Workspaces(database, clock);
        Journal journal = new Journal(database, clock);
        History history = new History(database, clock);
        history.closeInterrupted(journal::recount);
        SyncEngine sync = new SyncEngine(
                workspaces,
                new SyncEngine.Parts(
                        new Credentials(database, secrets, clock),
                        new Numbers(database, clock),
                        new DriftLog(database),
                        history,
                        journal,
                        new SdkTwilio(TwilioAddress.TWILIO, transport),
                        // Where the engine would start a thread, the work is done at once.
                        Runnable::run,
                        clock));
        return new Computer(workspaces, journal, sync);
    }
}
