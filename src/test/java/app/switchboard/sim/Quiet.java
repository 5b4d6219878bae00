package app.switchboard.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the engine from logging all that goes wrong on purpose, until it is closed. */
final class Quiet implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("app.switchboard");
    private final Level before = logger.getLevel();

    Quiet() {
        logger.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        logger.setLevel(before);
    }
}
