package app.switchboard.settings;

import app.switchboard.fx.Appearance;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the settings can't do from where they stand.
 *
 * @param language builds the windows anew, in the language among the preferences
 * @param restore closes the engine, puts this backup in the place of the database and opens it again
 * @param reset closes the engine, deletes what is stored and begins anew
 * @param changed hears the id of a workspace that was changed here: its row in a list has to be read again
 * @param appearance shows all windows light or dark
 * @param browse opens a web address in the person's browser
 * @param reveal shows a file in the system's file manager
 */
public record SettingsActions(
        Runnable language,
        Consumer<Path> restore,
        Runnable reset,
        Consumer<String> changed,
        Consumer<Appearance> appearance,
        Consumer<String> browse,
        Consumer<Path> reveal) {}
