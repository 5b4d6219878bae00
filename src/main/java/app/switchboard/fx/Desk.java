package app.switchboard.fx;

import app.switchboard.store.Preferences;

/** What every view model works with beside the engine. */
public record Desk(Background background, Texts texts, Tasks tasks, Preferences preferences) {}
