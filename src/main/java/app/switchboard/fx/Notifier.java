package app.switchboard.fx;

/** Tells the person of something that happened while they did something else: over the window, for a while, without asking anything. */
@FunctionalInterface
public interface Notifier {

    /**
     * Shows a notification. For the FX thread.
     *
     * @param opens what a click on it does
     */
    void show(String title, String text, Runnable opens);
}
