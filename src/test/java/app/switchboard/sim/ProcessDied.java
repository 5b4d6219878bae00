package app.switchboard.sim;

/** The process is dead: an error, since no code of the engine may handle it. */
final class ProcessDied extends Error {

    private static final long serialVersionUID = 1L;

    ProcessDied() {
        super("the process died", null, false, false);
    }
}
