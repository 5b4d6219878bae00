package app.switchboard.settings;

/** Where the pane can put the keyboard. */
enum Focus {
    NAME,
    ID,
    ACCOUNT_SID,
    KEY_SID,
    AUTH_TOKEN,
    WEBHOOK,
    PASSPHRASE,
    REPEAT,
    CANCEL,
    SHOW_NUMBERS,
    SAVE
}
