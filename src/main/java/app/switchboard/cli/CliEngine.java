package app.switchboard.cli;

import app.switchboard.credentials.Credentials;
import app.switchboard.history.History;
import app.switchboard.numbers.Numbers;
import app.switchboard.secrets.Secrets;
import app.switchboard.sync.SyncEngine;
import app.switchboard.sync.Watch;
import app.switchboard.twilio.TwilioProxy;
import app.switchboard.webhook.Journal;
import app.switchboard.webhook.Routings;
import app.switchboard.webhook.Undo;
import app.switchboard.workspace.Workspaces;

/** What the commands work with. */
public record CliEngine(
        Workspaces workspaces,
        Credentials credentials,
        Secrets secrets,
        TwilioProxy proxy,
        Numbers numbers,
        History history,
        Journal journal,
        Routings routing,
        Undo undo,
        SyncEngine sync,
        Watch watch) {

    /** A command's work; gives its exit code. */
    @FunctionalInterface
    public interface Command {
        int run(CliEngine engine);
    }
}
