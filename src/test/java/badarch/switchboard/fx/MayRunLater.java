package badarch.switchboard.fx;

import badarch.switchboard.base.Innocent;
import badarch.switchboard.base.Threads;
import javafx.application.Platform;
import javafx.concurrent.Task;

/** Tasks and runLater where they belong, and threads that others start. */
public final class MayRunLater {

    public void start(Runnable work) {
        new Threads().run(() -> Platform.runLater(work));
    }

    public Task<Void> task() {
        return new Task<>() {
            @Override
            protected Void call() {
                throw new UnsupportedOperationException(Innocent.class.getName());
            }
        };
    }
}
