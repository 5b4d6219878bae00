package app.switchboard.fx;

/** How the window was started. */
public enum Mode {
    NORMAL,
    /** A Twilio on loopback with made-up numbers, in a folder of its own. */
    DEMO,
    /** To get at the data where something keeps the app from working: standard settings, and nothing runs by itself. */
    SAFE
}
