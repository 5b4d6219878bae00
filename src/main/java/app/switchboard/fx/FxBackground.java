package app.switchboard.fx;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.base.Threads;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Background work for the real window: a virtual thread a piece of work. */
public final class FxBackground implements Background {

    private static final Duration BETWEEN_UPDATES = Duration.ofMillis(33);

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        Threads.start("background", () -> {
            try {
                T result = work.call();
                onFx(() -> done.accept(result));
            } catch (Exception | Error e) {
                Failure failure = Failure.of(e);
                onFx(() -> failed.accept(failure));
                if (failure instanceof Failure.Bug && !(e instanceof Cancellation.CancelledException)) {
                    // Who asked for the work hears of it too, but only the window's own word on it can be copied and
                    // sent.
                    Threads.uncaught(e);
                }
            }
        });
    }

    @Override
    public void onFx(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    @Override
    public <T> Consumer<T> coalesced(Consumer<? super T> onFx) {
        AtomicReference<@Nullable T> newest = new AtomicReference<>();
        Runnable deliver = () -> Platform.runLater(() -> {
            T value = newest.getAndSet(null);
            if (value != null) {
                onFx.accept(value);
            }
        });
        return value -> {
            if (newest.getAndSet(value) == null) {
                Threads.startAfter(BETWEEN_UPDATES, "coalesced", deliver);
            }
        };
    }

    @Override
    public void after(Duration pause, Runnable onFx) {
        Threads.startAfter(pause, "after", () -> onFx(onFx));
    }

    @Override
    public Cancellation.Registration every(Duration pause, Runnable onFx) {
        Timeline timeline =
                new Timeline(new KeyFrame(javafx.util.Duration.millis((double) pause.toMillis()), event -> onFx.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline::stop;
    }
}
