package app.switchboard.activity;

/** What a page shows. */
enum PageState {
    LOADING,
    /** There is nothing: a sentence, and a way on. */
    EMPTY,
    CONTENT,
    /** It can't be read. */
    FAILED
}
