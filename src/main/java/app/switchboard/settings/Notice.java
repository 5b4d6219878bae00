package app.switchboard.settings;

/** What stands in the bar over the pane. */
record Notice(Kind kind, String text) {

    enum Kind {
        INFO,
        /** Something went well. */
        DONE,
        WARNING,
        ERROR
    }
}
