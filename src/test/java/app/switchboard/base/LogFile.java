package app.switchboard.base;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** For tests that write a log file: they print nothing, and after each the log is as it was, since others of the same process read what is printed. */
public final class LogFile implements BeforeEachCallback, AfterEachCallback {

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("app.switchboard");
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private @Nullable Level before;
    private @Nullable Appender<ILoggingEvent> console;

    @Override
    public void beforeEach(ExtensionContext test) {
        before = OURS.getLevel();
        console = ROOT.getAppender("console");
        ROOT.detachAppender(console);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        OURS.setLevel(before);
        ROOT.addAppender(console);
        Appender<ILoggingEvent> file = ROOT.getAppender("file");
        if (file != null) {
            ROOT.detachAppender(file);
            file.stop();
        }
    }
}
