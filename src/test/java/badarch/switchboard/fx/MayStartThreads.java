package badarch.switchboard.fx;

import badarch.switchboard.base.Innocent;
import javafx.application.Platform;
import javafx.concurrent.Task;

/** Threads, tasks and runLater where they belong. */
public final class MayStartThreads {

    public void start(Runnable work) {
        Thread.ofVirtual().start(() -> Platform.runLater(work));
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
