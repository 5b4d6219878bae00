package app.switchboard.sim;

/** Something that must never be so. */
final class Violation extends Error {

    private static final long serialVersionUID = 1L;

    private final Promise promise;

    Violation(Promise promise, String details) {
        super(promise + ": " + details);
        this.promise = promise;
    }

    Promise promise() {
        return promise;
    }
}
