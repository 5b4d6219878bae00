package app.switchboard.inventory;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Runs work on another thread and hands its results over where the test says so. */
final class OtherThread implements Background {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /** Lets come in what came of the work so far. */
    void deliver() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        Thread.ofVirtual().start(() -> {
            try {
                T result = work.call();
                waiting.add(() -> done.accept(result));
            } catch (Exception e) {
                Failure failure = Failure.of(e);
                waiting.add(() -> failed.accept(failure));
            }
        });
    }

    @Override
    public void onFx(Runnable action) {
        waiting.add(action);
    }

    @Override
    public <T> Consumer<T> coalesced(Consumer<? super T> onFx) {
        return value -> waiting.add(() -> onFx.accept(value));
    }

    @Override
    public void after(Duration pause, Runnable onFx) {
        waiting.add(onFx);
    }

    @Override
    public Cancellation.Registration every(Duration pause, Runnable onFx) {
        return () -> {};
    }
}
