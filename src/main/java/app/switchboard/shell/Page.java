package app.switchboard.shell;

/** What fills the content. */
enum Page {
    /** Nothing is known yet. */
    STARTING,
    WELCOME,
    NUMBERS,
    CREDENTIALS
}
