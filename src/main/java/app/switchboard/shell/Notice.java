package app.switchboard.shell;

/**
 * Something that happened while the person did something else; shown over the content for a while, asking nothing.
 *
 * @param opens what a click on it does
 */
public record Notice(String title, String text, Runnable opens) {}
