package app.switchboard.base;

/** Carries a {@link Failure} up to whoever can tell the person. */
public final class FailureException extends RuntimeException {

    private final transient Failure failure;

    public FailureException(Failure failure) {
        super(failure.code() + " " + failure.sentence(), failure.cause());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
