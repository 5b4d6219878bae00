package badarch.switchboard.base;

/** Something below everybody. */
public final class Innocent {}
