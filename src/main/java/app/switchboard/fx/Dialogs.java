package app.switchboard.fx;

import java.nio.file.Path;
import java.util.Optional;

/** What only a dialog can ask, behind an interface so that view models can be tested without one. */
public interface Dialogs {

    /**
     * Asks where to save a file.
     *
     * @param suggestedName with its ending, which also filters
     * @return empty if the person thought better of it
     */
    Optional<Path> saveFile(String title, String suggestedName);
}
