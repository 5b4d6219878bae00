package app.switchboard.cli;

import app.switchboard.credentials.Credentials;
import app.switchboard.fx.Mode;
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
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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

    /** Opens the engine for one command, and closes it after. */
    public interface Opener {

        /**
         * Runs a command on an open engine.
         *
         * @param dataFolder what {@code --data-dir} says; null: the platform's folder
         */
        int with(@Nullable Path dataFolder, Command command);
    }

    /** A command's work; gives its exit code. */
    @FunctionalInterface
    public interface Command {
        int run(CliEngine engine);
    }

    /** Opens the window. */
    public interface Window {

        /**
         * Shows the window and returns when it is closed.
         */
        int open(@Nullable Path dataFolder, Mode mode);
    }
}
