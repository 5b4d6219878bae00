package app.switchboard.fx;

/** What fills the content of the main window. */
public enum Page {
    /** Nothing is known yet. */
    STARTING,
    WELCOME,
    /** The numbers of a workspace, or of all. */
    NUMBERS,
    /** How a workspace stands. */
    OVERVIEW,
    /** What was changed outside Switchboard. */
    DRIFT,
    /** What runs, and what ran since the start. */
    ACTIVITY,
    /** The runs and what each changed. */
    HISTORY
}
