package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UncaughtTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(Uncaught.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<Runnable> frames = new ArrayList<>();
    private final List<Throwable> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        logged.start();
        log.addAppender(logged);
        log.setAdditive(false);
    }

    @AfterEach
    void stop() {
        log.detachAppender(logged);
        log.setAdditive(true);
    }

    private static Throwable mistake() {
        return new IllegalStateException("a mistake");
    }

    @Test
    void theSameAgainAndAgainIsLoggedOnceAndToldOnceAFrame() {
        Uncaught uncaught = new Uncaught(frames::add, told::add);
        for (int i = 0; i < 500; i++) {
            uncaught.uncaughtException(Thread.currentThread(), mistake());
        }
        assertThat(frames).hasSize(1);
        assertThat(logged.list).hasSize(1);
        frames.removeFirst().run();
        assertThat(told).hasSize(1);
        uncaught.uncaughtException(Thread.currentThread(), new IllegalArgumentException("another"));
        frames.removeFirst().run();
        assertThat(told).hasSize(2);
        assertThat(logged.list).hasSize(2);
    }

    @Test
    void oneThatCantBeShownEndsThere() {
        Uncaught uncaught = new Uncaught(Runnable::run, thrown -> {
            throw new IllegalStateException("no window");
        });
        uncaught.uncaughtException(Thread.currentThread(), mistake());
        assertThat(logged.list).extracting(ILoggingEvent::getMessage).last().isEqualTo("The error can't be shown");
    }
}
