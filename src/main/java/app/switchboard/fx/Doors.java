package app.switchboard.fx;

import app.switchboard.credentials.Credentials;
import app.switchboard.history.History;
import app.switchboard.numbers.DriftLog;
import app.switchboard.numbers.Numbers;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Database;
import app.switchboard.sync.SyncEngine;
import app.switchboard.twilio.TwilioProxy;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.Routings;
import app.switchboard.webhook.Undo;
import app.switchboard.workspace.Workspaces;

/** The engine as the views see it: its doors, all of which block. */
public record Doors(
        Database database,
        Secrets secrets,
        TwilioProxy proxy,
        Workspaces workspaces,
        Credentials credentials,
        Numbers numbers,
        DriftLog drift,
        History history,
        Journal journal,
        SyncEngine sync) {

    public Routings routings() {
        return new Routings(workspaces, numbers, history, journal);
    }

    public Undo undo() {
        return new Undo(journal);
    }
}
