package app.switchboard.base;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log file: five of 5 MB in {@code logs} under the data folder. The console's part stands in {@code logback.xml}. */
public final class Logs {

    /** What comes from outside may not forge a line of the log, nor steer the terminal of who reads it. */
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0} - "
            + "%replace(%msg){'[\\p{Cc}\\p{Cf}]', ''}%n%replace(%ex){'[\\p{Cc}\\p{Cf}&&[^\\t\\r\\n]]', ''}";

    private static final String FILE = "file";
    private static final int FILES = 5;
    private static final FileSize EACH = FileSize.valueOf("5MB");

    /** What held before details were asked for. */
    private static volatile @Nullable Level standard = Level.INFO;

    private static volatile @Nullable Path current;

    private Logs() {}

    /** The file that is written to; empty where none is yet. */
    public static Optional<Path> file() {
        return Optional.ofNullable(current);
    }

    /**
     * Writes the log to a folder from now on.
     *
     * @return the folder of the log files
     * @throws FailureException SB-406 if it can't be made
     */
    public static Path start(Path dataFolder) {
        Path folder = DataFolder.create(dataFolder.resolve("logs"));
        DataFolder.restrict(folder);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            // A second start, after a failed one, writes to one file and not to both.
            var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            var before = root.getAppender(FILE);
            if (before != null) {
                root.detachAppender(before);
                before.stop();
            }
            root.addAppender(file(context, folder));
            context.getLogger("app.switchboard").setLevel(Level.INFO);
        }
        return folder;
    }

    /** Writes down details too, or only what matters, from now on. Others' libraries stay as quiet as they are. */
    public static void detailed(boolean details) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            var ours = context.getLogger("app.switchboard");
            boolean already = ours.getLevel() == Level.DEBUG;
            if (details && !already) {
                standard = ours.getLevel();
                ours.setLevel(Level.DEBUG);
            } else if (!details && already) {
                ours.setLevel(standard);
            }
        }
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path folder) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();

        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName(FILE);
        Path log = folder.resolve("switchboard.log");
        appender.setFile(log.toString());
        appender.setEncoder(encoder);

        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(folder.resolve("switchboard.%i.log").toString());
        rolling.setMinIndex(1);
        rolling.setMaxIndex(FILES - 1);
        rolling.start();

        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(EACH);
        // Else it looks once a minute, and what comes in between may be any amount.
        trigger.setCheckIncrement(Duration.buildByMilliseconds(0));
        trigger.start();

        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(trigger);
        appender.start();
        current = log;
        return appender;
    }
}
