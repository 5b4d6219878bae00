package app.switchboard.fx;

/** The panes of the settings window, in their order. */
public enum SettingsPane {
    GENERAL,
    WORKSPACES,
    WEBHOOKS,
    DATABASE,
    SECURITY,
    ADVANCED
}
