package app.switchboard.cli;

import app.switchboard.base.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: cancels what runs, and holds the process until it has stored what is done. The JVM then exits with 130. */
final class Interrupt implements AutoCloseable {

    /** Seconds; more than a cancelled run ever takes. */
    private static final long PATIENCE = 10;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch finished = new CountDownLatch(1);

    /** Watches for Ctrl-C from now on. */
    Cancellation watch() {
        Runtime.getRuntime().addShutdownHook(new Hook(this));
        return cancellation;
    }

    private void cancelAndWait() {
        cancellation.cancel();
        try {
            finished.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
    }

    /** The JVM takes a hook as a thread; it starts it itself. */
    private static final class Hook extends Thread {
        private final Interrupt interrupt;

        Hook(Interrupt interrupt) {
            super("interrupt");
            this.interrupt = interrupt;
        }

        @Override
        public void run() {
            interrupt.cancelAndWait();
        }
    }
}
